import { db } from "@/db/client"
import type { TeammateActor } from "@/lib/events/actor"
import { listTeammates } from "@/lib/team/queries"
import { listWorkflowNames } from "@/lib/workflows/queries"
import { type Asked, askedOf, wordsOf } from "../inputs"
import { headOf, listEntries } from "../queries"
import { idsOf } from "../rules/ids"
import type { Entry, Filter, Thing } from "../views"
import { findThings, namesOf } from "./things"

type Params = Record<string, string | string[] | undefined>
type Found = { entries: Entry[]; next: number | null; isFirst: boolean }

/** A page of the audit log: what was asked for, and what was found; null where it isn't clear what is meant. */
export type AuditLog = {
  asked: Asked
  /** What was asked for, as it stands in an address. */
  words: Record<string, string>
  head: { seq: number; hash: string } | null
  people: { id: string; name: string }[]
  workflows: { id: string; name: string }[]
  things: Thing[]
  found: Found | null
  names: Thing[]
}

/** Reads the page of the audit log that an address asks for. */
export async function readAuditLog(actor: TeammateActor, params: Params): Promise<AuditLog> {
  const { workspaceId } = actor
  const asked = askedOf(params)
  const [head, people, workflows, things] = await Promise.all([
    headOf(db(), workspaceId),
    listTeammates(db(), workspaceId),
    listWorkflowNames(db(), workspaceId),
    asked.about === "" ? [] : findThings(db(), actor, asked.about),
  ])
  const isClear = asked.about === "" || things.length === 1
  const filter: Filter = { ...asked, about: things[0] ?? null }
  const before =
    typeof params.before === "string" && /^\d{1,15}$/.test(params.before) ? Number(params.before) : null
  const found = isClear ? await listEntries(db(), actor, filter, before) : null
  const ids = [...idsOf(found?.entries ?? []), ...(asked.person?.id ? [asked.person.id] : [])]
  const names = await namesOf(db(), workspaceId, ids)
  return {
    asked,
    words: isClear ? wordsOf(filter) : {},
    head,
    people,
    workflows,
    things,
    found: found && { ...found, isFirst: before === null },
    names: [...names.values()],
  }
}
