import type { Invariant } from "./invariant"

/** What is true of teammates, of what they have to do, and of how they come in. */
export const peopleInvariants: Invariant[] = [
  {
    rules: "A1",
    sentence: "A workspace in which somebody can sign in has an owner.",
    query: `
      select t.workspace_id, t.workspace_id as id from teammates t
      where t.removed_at is null and t.user_id is not null
      group by t.workspace_id having not exists (select 1 from teammates o
        where o.workspace_id = t.workspace_id and o.role = 'owner' and o.removed_at is null)`,
  },
  {
    rules: "A4",
    sentence: "Nothing lets a removed teammate in, and they are in no team.",
    query: `
      select t.workspace_id, t.id from teammates t
      where t.removed_at is not null and (
        exists (select 1 from auth.sessions s where s.user_id = t.user_id)
        or exists (select 1 from auth.accounts a where a.user_id = t.user_id)
        or exists (select 1 from auth.password_resets r where r.user_id = t.user_id)
        or exists (select 1 from team_members m where m.workspace_id = t.workspace_id and m.teammate_id = t.id))`,
  },
  {
    rules: "A1",
    sentence: "A teammate's address is the one that they sign in with, in the same workspace.",
    query: `
      select t.workspace_id, t.id from teammates t join auth.users u on u.id = t.user_id
      where u.workspace_id <> t.workspace_id or u.email is distinct from lower(t.email)`,
  },
  {
    rules: "A2",
    sentence: "No ticket is assigned to a teammate or a team that can't open it.",
    query: `
      select t.workspace_id, t.id from threads t
      join tickets k on k.workspace_id = t.workspace_id and k.id = t.id
      join ticket_types y on y.workspace_id = k.workspace_id and y.id = k.type_id and y.limited
      left join teammates p on p.workspace_id = t.workspace_id and p.id = t.assignee_id and p.removed_at is null
      where (p.id is not null and y.id = any (closed_types(t.workspace_id, p.id)))
        or (t.team_id is not null and not exists (select 1 from ticket_type_teams l
          where l.workspace_id = y.workspace_id and l.type_id = y.id and l.team_id = t.team_id))`,
  },
  {
    rules: "A1",
    sentence: "The second step is asked for exactly where it was set up.",
    query: `
      select u.workspace_id, u.id from auth.users u
      where u.two_factor_enabled <> exists (select 1 from auth.two_factors f where f.user_id = u.id)`,
  },
]
