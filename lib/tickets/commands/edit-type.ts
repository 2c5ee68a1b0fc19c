import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import { ChangedMeanwhile } from "@/lib/events/retries"
import { notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { takeFromOutside } from "@/lib/threads/commands/unassign"
import { lockThreads } from "@/lib/threads/queries"
import { changesOf, storeAttributes, storeTeams, whyNotSettings } from "@/lib/ticket-types/commands/store"
import { EditTicketType } from "@/lib/ticket-types/inputs"
import { findTicketType, sharedTicketsOf } from "@/lib/ticket-types/queries"
import { whyNotReplace } from "@/lib/ticket-types/rules/settings"
import { whyNotStopAll } from "@/lib/ticket-types/rules/stopping"
import type { TypeSettings, TypeView } from "@/lib/ticket-types/views"
import { type LockedTicket, lockTicket } from "./locked-ticket"
import { stopSharingOf } from "./sharing"

/**
 * Changes all that an admin sets of a type, in one go. Refuses what was made of an older version. Turning sharing off for
 * a type that has shared tickets needs the confirmation that names them, and stops sharing each (SPEC T1–T4, T7, S6, A2).
 * Limiting a type takes its tickets from whoever can't open them any more.
 */
export const editTicketType = defineCommand({
  name: "editTicketType",
  right: "admin",
  input: EditTicketType,
  run: async (context, { commandId: _, typeId, version, stopSharing, ...given }) => {
    const { tx, workspaceId } = context
    const settings = { ...given, teamIds: given.limited ? [...new Set(given.teamIds)].sort() : [] }
    const stops = (await findTicketType(tx, workspaceId, typeId))?.sharingAllowed && !settings.sharingAllowed
    const outside = settings.limited
      ? await lockOutside(context, typeId, settings.teamIds, stops === true)
      : []
    const shared = stops ? await lockShared(context, typeId) : []
    const type = await lockType(context, typeId, stops === true)
    if (!type) return notThere
    const refusal = whyNotVersion(type, version) ?? (await whyNotEdit(context, type, settings))
    if (refusal) return refusal
    if (stops) {
      const now = await sharedTicketsOf(tx, workspaceId, typeId)
      if (now.count !== shared.length) throw new ChangedMeanwhile()
      const whyNot = whyNotStopAll(type.name, now, stopSharing)
      if (whyNot) return whyNot
    }
    const changes = changesOf(settingsOf(type), settings)
    if (!changes) return refuse("unchanged", "Nothing has changed, so there is nothing to save.")
    const stopped = await stopSharingOf(context, shared)
    const whyNot = await store(context, typeId, settings)
    if (whyNot) return whyNot
    const changed: NewEvent = { type: "ticket_type.changed", data: { typeId, ...changes }, places: [] }
    const taken = await takeFromOutside(tx, workspaceId, sql`k.type_id = ${typeId}`, outside)
    return [changed, ...stopped, ...taken]
  },
})

/** Locks the tickets of a type that somebody has who will not be able to open it, along with the shared ones if asked. */
function lockOutside(
  { tx, workspaceId }: CommandContext,
  typeId: string,
  teamIds: string[],
  andShared: boolean,
) {
  const teams = sql`${JSON.stringify(teamIds)}::text::jsonb`
  return lockThreads(
    tx,
    workspaceId,
    sql`
    select k.id from tickets k join threads t on t.workspace_id = k.workspace_id and t.id = k.id
    where k.workspace_id = ${workspaceId} and k.type_id = ${typeId} and (
      not ${teams} ? t.team_id::text
      or t.assignee_id is not null and not exists (select 1 from team_members m
        join teams g on g.workspace_id = m.workspace_id and g.id = m.team_id and g.archived_at is null
        where m.workspace_id = k.workspace_id and m.teammate_id = t.assignee_id and ${teams} ? m.team_id::text))
    ${andShared ? sql`union all ${sharedThreads(workspaceId, typeId)}` : sql``}`,
  )
}

const sharedThreads = (workspaceId: string, typeId: string) => sql`
  select unnest(array[k.id, k.home_conversation_id]) from tickets k
  where k.workspace_id = ${workspaceId} and k.type_id = ${typeId} and k.shared`

/** Locks the tickets of a type that are shared, in the order of all commands: before the type itself. */
async function lockShared(context: CommandContext, typeId: string): Promise<LockedTicket[]> {
  const { tx, workspaceId } = context
  await lockThreads(tx, workspaceId, sharedThreads(workspaceId, typeId))
  const ids = await sharedIds(tx, workspaceId, typeId)
  const tickets: LockedTicket[] = []
  for (const id of ids) {
    const ticket = await lockTicket({ tx, actor: { kind: "system", workspaceId, id: null } }, id)
    if (ticket?.shared) tickets.push(ticket)
  }
  return tickets
}

async function sharedIds(tx: Tx, workspaceId: string, typeId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select id from tickets where workspace_id = ${workspaceId} and type_id = ${typeId} and shared order by number`)
  return rows.map((row) => row.id)
}

/** Locks the type; against every new ticket and sharing of its kind where sharing is to end. */
async function lockType({ tx, workspaceId }: CommandContext, typeId: string, wholly: boolean) {
  await tx.execute(sql`
    select 1 from ticket_types where workspace_id = ${workspaceId} and id = ${typeId}
    for ${sql.raw(wholly ? "update" : "no key update")}`)
  return findTicketType(tx, workspaceId, typeId)
}

function whyNotVersion(type: TypeView, version: number): Refusal | null {
  if (type.version === version) return null
  return refuse(
    "changed_meanwhile",
    "This ticket type was changed meanwhile. What you made is kept here; please look again.",
  )
}

async function whyNotEdit(context: CommandContext, type: TypeView, settings: TypeSettings) {
  return (
    whyNotReplace(type.attributes, settings.attributes) ??
    (await whyNotSettings(context, type.category, settings, type))
  )
}

function settingsOf(type: TypeView): TypeSettings {
  const {
    id: _id,
    category: _category,
    archived: _archived,
    version: _version,
    stateIds: _stateIds,
    ...settings
  } = type
  return settings
}

async function store(
  context: CommandContext,
  typeId: string,
  settings: TypeSettings,
): Promise<Refusal | null> {
  const { tx, workspaceId } = context
  const { name, icon, description, sharingAllowed, descriptionVisible, limited, assignment } = settings
  await tx.execute(sql`
    update ticket_types set name = ${name}, icon = ${icon}, description = ${description},
      sharing_allowed = ${sharingAllowed}, description_visible = ${descriptionVisible}, limited = ${limited},
      default_team_id = ${settings.defaultTeamId}, assignment = ${assignment}, version = version + 1
    where workspace_id = ${workspaceId} and id = ${typeId}`)
  await storeTeams(context, typeId, settings.teamIds)
  return storeAttributes(context, typeId, settings.attributes)
}
