import { sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import type { SharedTickets, StateItem, StateView, TypeView } from "./views"

const attributesOf = sql`
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', a.id, 'name', a.name, 'kind', a.kind, 'items', a.items, 'requiredOnCreate', a.required_on_create,
    'requiredOnForm', a.required_on_form, 'requiredToResolve', a.required_to_resolve,
    'shownOnCreate', a.shown_on_create, 'visibleToCustomer', a.visible_to_customer,
    'archived', a.archived_at is not null) order by a.position, a.name), '[]')
  from ticket_type_attributes a where a.workspace_id = t.workspace_id and a.type_id = t.id`

const stateIdsOf = sql`
  select coalesce(jsonb_agg(l.state_id order by
    array_position(array['submitted', 'in_progress', 'waiting_on_customer', 'resolved'], s.category), s.position, s.id), '[]')
  from ticket_type_states l
  join ticket_states s on s.workspace_id = l.workspace_id and s.id = l.state_id
  where l.workspace_id = t.workspace_id and l.type_id = t.id`

const teamIdsOf = sql`
  select coalesce(jsonb_agg(m.team_id order by m.team_id), '[]') from ticket_type_teams m
  where m.workspace_id = t.workspace_id and m.type_id = t.id`

const typeView = sql`jsonb_build_object(
  'id', t.id, 'category', t.category, 'name', t.name, 'icon', t.icon, 'description', t.description,
  'sharingAllowed', t.sharing_allowed, 'descriptionVisible', t.description_visible, 'limited', t.limited,
  'teamIds', (${teamIdsOf}), 'defaultTeamId', t.default_team_id, 'assignment', t.assignment,
  'archived', t.archived_at is not null, 'version', t.version,
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
    order by array_position(array['submitted', 'in_progress', 'waiting_on_customer', 'resolved'], category), position, id`)
  return rows.map((row) => row.view)
}

/** All states as their settings show them. */
export async function listStateItems(reader: Reader, workspaceId: string): Promise<StateItem[]> {
  const rows = await reader.execute<{ view: StateItem }>(sql`
    select jsonb_build_object(
      'id', s.id, 'category', s.category, 'internalLabel', s.internal_label, 'customerLabel', s.customer_label,
      'archived', s.archived_at is not null, 'movesTo', s.moves_to,
      'tickets', (select coalesce(jsonb_agg(jsonb_build_object('typeId', k.type_id, 'count', k.n)), '[]')
        from (select type_id, count(*)::int as n from tickets
              where workspace_id = s.workspace_id and state_id = s.id group by type_id) k)) as view
    from ticket_states s where s.workspace_id = ${workspaceId}
    order by array_position(array['submitted', 'in_progress', 'waiting_on_customer', 'resolved'], s.category),
      s.position, s.id`)
  return rows.map((row) => row.view)
}

/** How many tickets of a type are shared, and which tags they carry. */
export async function sharedTicketsOf(
  reader: Reader,
  workspaceId: string,
  typeId: string,
): Promise<SharedTickets> {
  const [row] = await reader.execute<SharedTickets>(sql`
    with shared as (select id from tickets where workspace_id = ${workspaceId} and type_id = ${typeId} and shared)
    select (select count(*)::int from shared) as count,
      (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.name), '[]') from tags t
       where t.workspace_id = ${workspaceId} and t.id in (select g.tag_id from ticket_tags g
         join shared s on s.id = g.ticket_id where g.workspace_id = ${workspaceId})) as tags`)
  return row ?? { count: 0, tags: [] }
}
