import { db, type Reader } from "@/db/client"
import type { TeammateActor } from "@/lib/events/actor"
import { defineCommand } from "@/lib/events/command"
import { newId } from "@/lib/shared/ids"
import { isRefusal, notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { type Asked, askedOf, ExportAuditLog, type Format, filterNames, wordsOf } from "./inputs"
import { allEntries, hashAt, headOf } from "./queries"
import { findThings, namesOf } from "./queries/things"
import { asCsv, asJson, csvHead, csvTrailer, type Head, jsonTrailer } from "./rules/export"
import { idsOf } from "./rules/ids"
import type { Filter } from "./views"

/** What an address asks for, with what it is about found; refused where that is nothing, or could be several things. */
export async function filterFor(
  reader: Reader,
  actor: TeammateActor,
  { about, ...asked }: Asked,
): Promise<Filter | Refusal> {
  if (about === "") return { ...asked, about: null }
  const things = await findThings(reader, actor, about)
  if (things.length === 1) return { ...asked, about: things[0] ?? null }
  return refuse(
    "invalid",
    things.length === 0 ? `Nothing is called “${about}”.` : `“${about}” can be several things.`,
  )
}

/** Says that somebody takes a copy of the record, and how much of it: the copy itself is `exported`. */
export const exportAuditLog = defineCommand({
  name: "exportAuditLog",
  right: "admin",
  input: ExportAuditLog,
  run: async ({ tx, actor, workspaceId }, { format, filter: words }) => {
    const whose =
      actor.kind === "teammate" ? actor : ({ ...actor, timeZone: "UTC" } as unknown as TeammateActor)
    const filter = await filterFor(tx, whose, askedOf(words))
    if (isRefusal(filter)) return filter
    const head = (await headOf(tx, workspaceId))?.seq ?? 0
    let entries = 0
    for await (const piece of allEntries(tx, whose, filter, head)) entries += piece.length
    const data = { format, filter: wordsOf(filter), entries, head }
    return [{ type: "audit_log.exported", data, places: [] }]
  },
})

/** A copy of what a filter finds, as a stream of lines with the head of the record in the last one; recorded first. */
export async function exported(
  actor: TeammateActor,
  format: Format,
  params: Record<string, string | undefined>,
): Promise<ReadableStream<Uint8Array> | Refusal> {
  const words = Object.fromEntries(
    filterNames.flatMap((name) => (params[name] ? [[name, params[name]]] : [])),
  )
  const result = await exportAuditLog(actor, { commandId: newId(), format, filter: words })
  if (!result.ok) return result
  const [event] = result.events
  if (event?.type !== "audit_log.exported") return notThere
  const filter = await filterFor(db(), actor, askedOf(event.data.filter))
  if (isRefusal(filter)) return filter
  return streamOf(lines(actor, format, filter, event.data))
}

async function* lines(
  actor: TeammateActor,
  format: Format,
  filter: Filter,
  { entries, head: upTo }: { entries: number; head: number },
): AsyncGenerator<string> {
  const line = format === "csv" ? asCsv : asJson
  if (format === "csv") yield csvHead
  for await (const piece of allEntries(db(), actor, filter, upTo)) {
    const names = await namesOf(db(), actor.workspaceId, idsOf(piece))
    if (piece.length > 0) yield piece.map((entry) => line(entry, names)).join("")
  }
  const head: Head = { entry: upTo, hash: await hashAt(db(), actor.workspaceId, upTo) }
  yield format === "csv" ? csvTrailer(head, entries) : jsonTrailer(head, entries, wordsOf(filter))
}

function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await texts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await texts.return(undefined)
    },
  })
}
