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
drop index tickets_of_type;
create index tickets_of_type on tickets (workspace_id, type_id, created_at desc, id desc);

-- "Break glass": an admin opens one ticket of a limited type anyway, for a reason and a time that its team sees.
create table ticket_openings (
  workspace_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  teammate_id uuid not null,
  reason text not null check (reason <> ''),
  opened_at timestamptz not null,
  open_until timestamptz not null,
  ended_at timestamptz,
  primary key (workspace_id, id),
  constraint opening_has_an_end check (open_until > opened_at),
  foreign key (workspace_id, ticket_id) references tickets,
  foreign key (workspace_id, teammate_id) references teammates
);
create index openings_of_ticket on ticket_openings (workspace_id, ticket_id);
create index openings_of_teammate on ticket_openings (workspace_id, teammate_id, open_until);

-- The limited types whose tickets a teammate can't open, being in none of their teams.
create function closed_types(w uuid, teammate uuid) returns uuid[] language sql stable as $$
  select coalesce(array_agg(y.id), '{}') from ticket_types y
  where y.workspace_id = w and y.limited and not exists (
    select 1 from ticket_type_teams l
    join teams t on t.workspace_id = l.workspace_id and t.id = l.team_id and t.archived_at is null
    join team_members m on m.workspace_id = l.workspace_id and m.team_id = l.team_id
    where l.workspace_id = w and l.type_id = y.id and m.teammate_id = teammate)
$$;

-- The tickets that an admin has opened anyway, for as long as that holds.
create function opened_tickets(w uuid, teammate uuid) returns uuid[] language sql stable as $$
  select coalesce(array_agg(o.ticket_id), '{}') from ticket_openings o
  join teammates t on t.workspace_id = o.workspace_id and t.id = o.teammate_id and t.role <> 'teammate'
  where o.workspace_id = w and o.teammate_id = teammate and o.ended_at is null and o.open_until > now()
$$;

-- The record of what happened is a chain (SPEC A5): each event's hash covers its row and the hash before it, so that
-- none can be changed, left out or put in later without its being seen. `npm run doctor` follows it.
-- What is added to each row is known to nobody, so that no hash tells what stands in a row that one can't see.
alter table events disable trigger append_only;
alter table events add column salt uuid not null default gen_random_uuid(), add column hash bytea;

create function event_line(e events) returns bytea language sql immutable set search_path = pg_catalog, public as $$
  select convert_to(concat_ws('|', e.salt, e.workspace_id, e.seq, e.command_id, e.ordinal, e.type, e.actor_kind,
    coalesce(e.actor_id::text, ''), (extract(epoch from e.at) * 1000000)::bigint, coalesce(e.thread_id::text, ''),
    coalesce(e.note_id::text, ''), coalesce(e.message_id::text, ''), e.data), 'UTF8')
$$;

-- A conversation's subject is its customer's text, which may have to be forgotten; it stands with the conversation.
update events set data = data - 'subject' where type = 'conversation.started';
do $$
declare
  e events;
  whose uuid;
  before bytea;
begin
  for e in select * from events order by workspace_id, seq loop
    if e.workspace_id is distinct from whose then before := ''; end if;
    whose := e.workspace_id;
    before := sha256(before || event_line(e));
    update events set hash = before where workspace_id = e.workspace_id and seq = e.seq;
  end loop;
end $$;
-- Rows that were changed twice wait for their checks, and no table is altered before these.
set constraints all immediate;
set constraints all deferred;
alter table events alter column hash set not null;
alter table events enable trigger append_only;

create function chain_event() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  new.hash := sha256(coalesce(
    (select e.hash from events e where e.workspace_id = new.workspace_id and e.seq = new.seq - 1), '')
    || event_line(new));
  return new;
end $$;
create trigger chain before insert on events for each row execute function chain_event();

-- Whether who gives a command still may when it is about to be told: asked last, so that somebody's removal or loss of a
-- role that was waited for counts. What the command itself did to them does not. Fails otherwise.
create function still_may(w uuid, teammate uuid, as_admin boolean) returns void language plpgsql as $$
begin
  perform 1 from teammates t where t.workspace_id = w and t.id = teammate
    and (t.xmin = pg_current_xact_id()::xid or (t.removed_at is null and (not as_admin or t.role <> 'teammate')))
    for key share;
  if not found then
    raise exception 'They may not do this any more.' using errcode = 'BL001';
  end if;
end $$;
