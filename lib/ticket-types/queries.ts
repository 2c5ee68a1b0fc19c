import { sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import type { StateView, TypeView } from "./views"

const attributesOf = sql`
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', a.id, 'name', a.name, 'kind', a.kind, 'items', a.items, 'requiredOnCreate', a.required_on_create,
    'requiredOnForm', a.required_on_form, 'requiredToResolve', a.required_to_resolve,
    'shownOnCreate', a.shown_on_create, 'visibleToCustomer', a.visible_to_customer,
    'archived', a.archived_at is not null) order by a.position, a.name), '[]')
  from ticket_type_attributes a where a.workspace_id = t.workspace_id and a.type_id = t.id`

const stateIdsOf = sql`
  select coalesce(jsonb_agg(l.state_id order by
    array_position(array['submitted', 'in_progress', 'waiting_on_customer', 'resolved'], s.category), l.position), '[]')
  from ticket_type_states l
  join ticket_states s on s.workspace_id = l.workspace_id and s.id = l.state_id
  where l.workspace_id = t.workspace_id and l.type_id = t.id`

const typeView = sql`jsonb_build_object(
  'id', t.id, 'category', t.category, 'name', t.name, 'icon', t.icon, 'description', t.description,
  'sharingAllowed', t.sharing_allowed, 'descriptionVisible', t.description_visible,
  'defaultTeamId', t.default_team_id, 'archived', t.archived_at is not null,
  'attributes', (${attributesOf}), 'stateIds', (${stateIdsOf}))`

/** All ticket types of a workspace, archived ones included, with their attributes and states in order. */
export async function listTicketTypes(reader: Reader, workspaceId: string): Promise<TypeView[]> {
  const rows = await reader.execute<{ view: TypeView }>(sql`
    select ${typeView} as view from ticket_types t where t.workspace_id = ${workspaceId}
    order by array_position(array['back_office', 'customer', 'tracker'], t.category), t.position, t.name`)
  return rows.map((row) => row.view)
}

/** One type by id, or null; `reader` may be a command's transaction. */
export async function findTicketType(
  reader: Reader,
  workspaceId: string,
  id: string,
): Promise<TypeView | null> {
  const rows = await reader.execute<{ view: TypeView }>(sql`
    select ${typeView} as view from ticket_types t where t.workspace_id = ${workspaceId} and t.id = ${id}`)
  return rows[0]?.view ?? null
}

/** All ticket states of a workspace in order. */
export async function listStates(reader: Reader, workspaceId: string): Promise<StateView[]> {
  const rows = await reader.execute<{ view: StateView }>(sql`
    select jsonb_build_object(
      'id', id, 'category', category, 'internalLabel', internal_label, 'customerLabel', customer_label,
      'archived', archived_at is not null) as view
    from ticket_states where workspace_id = ${workspaceId}
    order by array_position(array['submitted', 'in_progress', 'waiting_on_customer', 'resolved'], category), position`)
  return rows.map((row) => row.view)
}
