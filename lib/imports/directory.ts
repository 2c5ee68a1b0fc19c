import { createHash } from "node:crypto"
import { type SQL, sql } from "drizzle-orm"
import { db } from "@/db/client"
import { addCustomer } from "@/lib/customers/commands/add"
import type { SystemActor } from "@/lib/events/actor"
import type { CommandResult } from "@/lib/events/event"
import { databaseError } from "@/lib/events/retries"
import { newId } from "@/lib/shared/ids"
import { addTag } from "@/lib/tags/commands"
import { addTeammate } from "@/lib/team/commands/people"
import { badLine } from "./bad-line"
import type { ImportLine } from "./line-format"

/** What an import knows of its workspace: what was looked up once is remembered for the run. */
export type Directory = { workspaceId: string; actor: SystemActor; known: Map<string, unknown> }

export function openDirectory(workspaceId: string): Directory {
  return { workspaceId, actor: { kind: "system", workspaceId, id: null }, known: new Map() }
}

/** Looks something up once; what is not there is looked up again the next time. */
export async function remembered<T>(
  directory: Directory,
  key: string[],
  look: () => Promise<T | null>,
): Promise<T | null> {
  const name = JSON.stringify(key)
  if (directory.known.has(name)) return directory.known.get(name) as T
  const found = await look()
  if (found !== null) directory.known.set(name, found)
  return found
}

/** Finds something or makes it. Who makes it meanwhile, another import or a teammate, is found the second time. */
export async function foundOrMade<T>(
  find: () => Promise<T | null>,
  make: () => Promise<CommandResult>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    const found = await find()
    if (found !== null) return found
    const refusal = await make().catch((error) => {
      if (databaseError(error)?.code === "23505") return null
      throw error
    })
    const again = !refusal || refusal.ok || refusal.code === "busy"
    if (!again || tries === 5) return (await find()) ?? badLine(sentenceOf(refusal))
  }
}

const sentenceOf = (result: CommandResult | null) =>
  !result || result.ok ? "What was made for it can't be found." : result.sentence

/** The first row of a look-up, or null. */
export async function firstRow<T extends Record<string, unknown>>(query: SQL): Promise<T | null> {
  const rows: T[] = [...(await db().execute<Record<string, unknown>>(query))] as T[]
  return rows[0] ?? null
}

/** A teammate by e-mail, removed ones included, or null. */
export function teammateWithEmail(directory: Directory, email: string) {
  return remembered(directory, ["teammate", email], () =>
    firstRow<{ id: string; removed: boolean }>(sql`
      select id, removed_at is not null as removed from teammates
      where workspace_id = ${directory.workspaceId} and lower(email) = ${email}`),
  )
}

/** The team of a name, or null. */
export function teamWithName(directory: Directory, name: string) {
  return remembered(directory, ["team", name], () =>
    firstRow<{ id: string }>(sql`
      select id from teams where workspace_id = ${directory.workspaceId} and lower(name) = lower(${name})
        and archived_at is null`),
  )
}

const nobody = "imported-teammate"

/** The teammate who stands for an opaque id, or for nobody known; made without sign-in where unknown. */
export async function opaqueTeammate(directory: Directory, opaque: string | null): Promise<string> {
  const { workspaceId, actor } = directory
  const importId = opaque ?? nobody
  const find = () =>
    remembered(directory, ["opaque teammate", importId], () =>
      firstRow<{ id: string }>(sql`
        select id from teammates where workspace_id = ${workspaceId} and import_id = ${importId}`),
    )
  const make = async () => {
    const name = opaque ? await freeName(directory, "Teammate", opaque) : "Imported teammate"
    return addTeammate(actor, { commandId: newId(), name, importId })
  }
  return (await foundOrMade(find, make)).id
}

/** The tag of a name, made where unknown; an archived one is given to nothing. */
export async function tagWithName(directory: Directory, typed: string): Promise<string> {
  const { workspaceId, actor } = directory
  const name = typed.trim()
  const find = () =>
    remembered(directory, ["tag", name], () =>
      firstRow<{ id: string; archived?: boolean }>(sql`
        select id, archived_at is not null as archived from tags
        where workspace_id = ${workspaceId} and lower(name) = lower(${name}) and merged_into is null`),
    )
  const tag = await foundOrMade(find, () => addTag(actor, { commandId: newId(), name }))
  if (tag.archived) badLine(`The tag “${name}” is archived: restore it first.`)
  return tag.id
}

/** A line's customer: by the id of the host's system, the opaque id, then the e-mail; made where unknown. */
export async function customerOf(directory: Directory, line: ImportLine): Promise<string> {
  const { workspaceId, actor } = directory
  const email = line.customer?.email ?? null
  const externalId = line.customer?.external_id ?? null
  // Someone with nothing but a name can't be known again, and belongs to this one line.
  const importId = line.contact ?? (email === null && externalId === null ? `line ${line.id}` : null)
  const find = () =>
    remembered(directory, ["customer", externalId ?? "", importId ?? "", email ?? ""], () =>
      firstRow<{ id: string }>(sql`
        select coalesce(merged_into, id) as id from customers where workspace_id = ${workspaceId}
          and (external_id = ${externalId}::text or import_id = ${importId}::text or lower(email) = ${email}::text)
        order by external_id = ${externalId}::text desc nulls last, import_id = ${importId}::text desc nulls last
        limit 1`),
    )
  const make = async () => {
    const { contact, customer } = line
    const name =
      customer?.name ?? email ?? (await freeName(directory, "Customer", contact ?? externalId ?? ""))
    return addCustomer(actor, { commandId: newId(), name, email, externalId, importId })
  }
  return (await foundOrMade(find, make)).id
}

/**
 * A name for someone known by an opaque id only: "Customer 7146" by its first characters, by more of them where
 * that name is taken, so that people can be told apart.
 */
async function freeName(directory: Directory, word: string, opaque: string): Promise<string> {
  const names = await namesLike(directory, word)
  const letters = [...opaque.replace(/[^\p{L}\p{N}]/gu, "")]
  const looksRandom = /^[0-9a-f-]{8,}$/i.test(opaque)
  const start = looksRandom ? 4 : Math.min(letters.length, 40)
  for (let length = start; length > 0 && length <= Math.min(letters.length, 40); length++) {
    const name = `${word} ${letters.slice(0, length).join("")}`
    if (!names.has(name)) return take(names, name)
  }
  return take(names, `${word} ${createHash("sha256").update(opaque).digest("hex").slice(0, 12)}`)
}

function take(names: Set<string>, name: string): string {
  names.add(name)
  return name
}

async function namesLike(directory: Directory, word: string): Promise<Set<string>> {
  const table = word === "Teammate" ? sql`teammates` : sql`customers`
  const names = await remembered(directory, ["names", word], async () => {
    const rows = await db().execute<{ name: string }>(sql`
      select name from ${table} where workspace_id = ${directory.workspaceId} and name like ${`${word} %`}`)
    return new Set(rows.map((row) => row.name))
  })
  return names ?? new Set()
}
