import type { Invariant } from "./invariant"

/** What is true of ticket types and states. */
export const typeInvariants: Invariant[] = [
  {
    rules: "T2, T5",
    sentence: "A type has an active state of each category, and only a back-office type allows sharing.",
    query: `
      select y.workspace_id, y.id from ticket_types y
      left join ticket_type_states l on l.workspace_id = y.workspace_id and l.type_id = y.id
      left join ticket_states s on s.workspace_id = l.workspace_id and s.id = l.state_id and s.archived_at is null
      group by y.workspace_id, y.id, y.sharing_allowed, y.category
      having count(distinct s.category) < 4 or (y.sharing_allowed and y.category <> 'back_office')`,
  },
  {
    rules: "T5",
    sentence: "A workspace has an active state of each category.",
    query: `
      select w.workspace_id, w.workspace_id as id from workspaces w
      left join ticket_states s on s.workspace_id = w.workspace_id and s.archived_at is null
      group by w.workspace_id having count(distinct s.category) < 4`,
  },
  {
    rules: "A2",
    sentence: "A type that is limited is some team's.",
    query: `
      select y.workspace_id, y.id from ticket_types y
      where y.limited and not exists (
        select 1 from ticket_type_teams m where m.workspace_id = y.workspace_id and m.type_id = y.id)`,
  },
]
