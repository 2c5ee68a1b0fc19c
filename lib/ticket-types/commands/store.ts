import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { notThere, type Refusal } from "@/lib/shared/refusals"
import { listTeams } from "@/lib/team/queries"
import { problemsOfType } from "../rules/settings"
import type { AttributeView, TypeSettings, TypeView } from "../views"

type At = { tx: Tx; workspaceId: string }

/** Says why a type can't have these settings, or null; `before` may keep a team that was archived since (SPEC T1, A2). */
export async function whyNotSettings(
  { tx, workspaceId }: At,
  category: TypeView["category"],
  settings: TypeSettings,
  before: TypeSettings | null = null,
): Promise<Refusal | null> {
  const teams = await listTeams(tx, workspaceId)
  const open = teams.filter((team) => !team.archived).map((team) => team.id)
  const known = [...open, ...(before?.teamIds ?? []), before?.defaultTeamId]
  const named = [...settings.teamIds, ...(settings.defaultTeamId ? [settings.defaultTeamId] : [])]
  if (named.some((id) => !known.includes(id))) return notThere
  return problemsOfType(category, settings, open)[0]?.refusal ?? null
}

/** Stores which teams a limited type is for. */
export async function storeTeams({ tx, workspaceId }: At, typeId: string, teamIds: string[]): Promise<void> {
  await tx.execute(
    sql`delete from ticket_type_teams where workspace_id = ${workspaceId} and type_id = ${typeId}`,
  )
  if (teamIds.length > 0)
    await tx.execute(sql`
      insert into ticket_type_teams (workspace_id, type_id, team_id)
      select distinct ${workspaceId}::uuid, ${typeId}::uuid, value::uuid
      from jsonb_array_elements_text(${JSON.stringify(teamIds)}::text::jsonb)`)
}

/**
 * Stores a type's attributes in their order. All are archived for the moment between, so that two can change names.
 * Refuses an id that an attribute of another type has.
 */
export async function storeAttributes(
  { tx, workspaceId, at }: At & { at: Date },
  typeId: string,
  attributes: AttributeView[],
): Promise<Refusal | null> {
  if (attributes.length === 0) return null
  const now = at.toISOString()
  await tx.execute(sql`
    update ticket_type_attributes set archived_at = coalesce(archived_at, ${now}::timestamptz)
    where workspace_id = ${workspaceId} and type_id = ${typeId}`)
  const stored = await tx.execute(sql`
    insert into ticket_type_attributes as a (workspace_id, id, type_id, name, kind, items, required_on_create,
      required_on_form, required_to_resolve, shown_on_create, visible_to_customer, position, archived_at)
    select ${workspaceId}, (r.value ->> 'id')::uuid, ${typeId}, r.value ->> 'name', r.value ->> 'kind', r.value -> 'items',
      (r.value -> 'requiredOnCreate')::boolean, (r.value -> 'requiredOnForm')::boolean,
      (r.value -> 'requiredToResolve')::boolean, (r.value -> 'shownOnCreate')::boolean,
      (r.value -> 'visibleToCustomer')::boolean, r.position - 1,
      case when (r.value -> 'archived')::boolean then ${now}::timestamptz end
    from jsonb_array_elements(${JSON.stringify(attributes)}::text::jsonb) with ordinality as r (value, position)
    on conflict (workspace_id, id) do update set name = excluded.name, items = excluded.items,
      required_on_create = excluded.required_on_create, required_on_form = excluded.required_on_form,
      required_to_resolve = excluded.required_to_resolve, shown_on_create = excluded.shown_on_create,
      visible_to_customer = excluded.visible_to_customer, position = excluded.position,
      archived_at = case when excluded.archived_at is not null then a.archived_at end
    where a.type_id = excluded.type_id returning 1`)
  return stored.length === attributes.length ? null : notThere
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The settings that changed, as they were and as they are; of the attributes only those that changed (SPEC A5). */
export function changesOf(from: TypeSettings, to: TypeSettings) {
  const before: Record<string, unknown> = {}
  const after: Record<string, unknown> = {}
  for (const key of Object.keys(to) as (keyof TypeSettings)[]) {
    if (key === "attributes" || same(from[key], to[key])) continue
    before[key] = from[key]
    after[key] = to[key]
  }
  const was = (a: AttributeView) => from.attributes.find((b) => b.id === a.id)
  const changed = to.attributes.filter((a) => !same(a, was(a)))
  if (changed.length > 0) {
    before.attributes = changed.flatMap((a) => was(a) ?? [])
    after.attributes = changed
  }
  const order = (type: TypeSettings) => type.attributes.map((a) => a.id)
  if (!same(order(from), order(to))) {
    before.order = order(from)
    after.order = order(to)
  }
  return Object.keys(after).length > 0 ? { from: before, to: after } : null
}
