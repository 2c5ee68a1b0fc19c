-- Whom a new ticket of a type is given to, beside its team. Two admins who change one type are told apart by its version.
alter table ticket_types
  add column version integer not null default 1,
  add column assignment text not null default 'none',
  add constraint assignment_rule check (assignment in ('none', 'round_robin', 'least_loaded')),
  add constraint rule_has_a_team check (assignment = 'none' or default_team_id is not null);

-- Who was given the last ticket of a type, so that the next one is somebody else's turn.
create table ticket_type_turns (
  workspace_id uuid not null,
  type_id uuid not null,
  teammate_id uuid not null,
  primary key (workspace_id, type_id),
  foreign key (workspace_id, type_id) references ticket_types,
  foreign key (workspace_id, teammate_id) references teammates
);
create index turns_of_teammate on ticket_type_turns (workspace_id, teammate_id);

-- Where the tickets of an archived state go, if they don't stay: to another state of the same category.
alter table ticket_states
  add column moves_to uuid,
  add constraint only_archived_states_are_left check (moves_to is null or archived_at is not null),
  add constraint moves_within_its_category foreign key (workspace_id, moves_to, category)
    references ticket_states (workspace_id, id, category);
create index tickets_in_state on tickets (workspace_id, state_id);

-- No ticket comes into a state that is archived (SPEC T5). A change that has begun makes the archiving wait, which takes
-- the whole row; one that comes after it sees it.
create function state_is_there() returns trigger language plpgsql as $$
begin
  perform 1 from ticket_states s
    where s.workspace_id = new.workspace_id and s.id = new.state_id and s.archived_at is null for key share;
  if not found then
    raise exception 'No ticket comes into an archived state.' using errcode = '23514', constraint = 'state_is_there';
  end if;
  return new;
end $$;
create trigger state_is_there before insert on tickets for each row execute function state_is_there();
create trigger another_state_is_there before update of state_id on tickets for each row
  when (new.state_id is distinct from old.state_id) execute function state_is_there();

-- A workspace, and each of its types, has a state of each category that is not archived (SPEC T5). Checked when the
-- transaction commits, under the workspace's lock: of two that each take away one of the last two, the second sees it.
create or replace function type_has_every_category() returns trigger language plpgsql as $$
declare
  w uuid; t uuid;
begin
  if tg_table_name = 'ticket_types' then
    w := new.workspace_id; t := new.id;
  else
    w := coalesce(new.workspace_id, old.workspace_id); t := coalesce(new.type_id, old.type_id);
  end if;
  perform 1 from counters c where c.workspace_id = w for no key update;
  if (select count(distinct s.category) from ticket_type_states l
        join ticket_states s on s.workspace_id = l.workspace_id and s.id = l.state_id and s.archived_at is null
        where l.workspace_id = w and l.type_id = t) < 4 then
    raise exception 'A ticket type has at least one state of each category.'
      using errcode = '23514', constraint = 'type_has_every_category';
  end if;
  return null;
end $$;

create function workspace_has_every_category() returns trigger language plpgsql as $$
declare
  w uuid := coalesce(new.workspace_id, old.workspace_id);
begin
  perform 1 from counters c where c.workspace_id = w for no key update;
  if (select count(distinct s.category) from ticket_states s
        where s.workspace_id = w and s.archived_at is null) < 4 then
    raise exception 'A workspace has at least one state of each category.'
      using errcode = '23514', constraint = 'workspace_has_every_category';
  end if;
  if exists (
    select 1 from ticket_types y where y.workspace_id = w and (
      select count(distinct s.category) from ticket_type_states l
      join ticket_states s on s.workspace_id = l.workspace_id and s.id = l.state_id and s.archived_at is null
      where l.workspace_id = w and l.type_id = y.id) < 4) then
    raise exception 'A ticket type has at least one state of each category.'
      using errcode = '23514', constraint = 'type_has_every_category';
  end if;
  return null;
end $$;
create constraint trigger workspace_has_every_category after update of archived_at, category or delete on ticket_states
  deferrable initially deferred for each row execute function workspace_has_every_category();

-- A limited type is some team's: without one, nobody could open its tickets (SPEC A2).
create function limited_type_has_a_team() returns trigger language plpgsql as $$
declare
  w uuid; t uuid;
begin
  if tg_table_name = 'ticket_types' then
    w := new.workspace_id; t := new.id;
  else
    w := old.workspace_id; t := old.type_id;
  end if;
  if exists (select 1 from ticket_types y where y.workspace_id = w and y.id = t and y.limited)
      and not exists (select 1 from ticket_type_teams m where m.workspace_id = w and m.type_id = t) then
    raise exception 'A limited ticket type has at least one team.'
      using errcode = '23514', constraint = 'limited_type_has_a_team';
  end if;
  return null;
end $$;
create constraint trigger limited_type_has_a_team after insert or update of limited on ticket_types
  deferrable initially deferred for each row when (new.limited) execute function limited_type_has_a_team();
create constraint trigger limited_type_has_a_team after delete on ticket_type_teams
  deferrable initially deferred for each row execute function limited_type_has_a_team();
