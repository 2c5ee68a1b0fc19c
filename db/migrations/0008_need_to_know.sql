-- A type limited to some teams: others know of its tickets only that they are there (SPEC A2). Only tickets have an
-- inside that can be kept from teammates; a Customer ticket is its conversation, which everybody reads.
alter table ticket_types
  add column limited boolean not null default false,
  add constraint customer_types_are_open check (not limited or category <> 'customer');

create table ticket_type_teams (
  workspace_id uuid not null,
  type_id uuid not null,
  team_id uuid not null,
  primary key (workspace_id, type_id, team_id),
  foreign key (workspace_id, type_id) references ticket_types,
  foreign key (workspace_id, team_id) references teams
);
create index types_of_team on ticket_type_teams (workspace_id, team_id);
