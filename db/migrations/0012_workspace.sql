-- When the team is there: for each weekday from Monday on, the spans in which it is, none on a day off.
alter table workspaces
  add column business_hours jsonb not null default '[
    [{"from": "09:00", "to": "17:00"}], [{"from": "09:00", "to": "17:00"}], [{"from": "09:00", "to": "17:00"}],
    [{"from": "09:00", "to": "17:00"}], [{"from": "09:00", "to": "17:00"}], [], []]',
  add constraint hours_of_a_week
    check (jsonb_typeof(business_hours) = 'array' and jsonb_array_length(business_hours) = 7);

-- A tag that was merged into another stays for old timelines, on nothing; its name is free again.
alter table tags
  add column merged_into uuid,
  add constraint merged_tags_are_archived check (merged_into is null or archived_at is not null),
  add foreign key (workspace_id, merged_into) references tags;
create index tags_merged_into on tags (workspace_id, merged_into);
drop index tag_name_once;
create unique index tag_name_once on tags (workspace_id, lower(name)) where merged_into is null;

-- An archived tag is given to nothing, also when both happen in the same instant.
create function tag_is_there() returns trigger language plpgsql as $$
begin
  perform 1 from tags t
    where t.workspace_id = new.workspace_id and t.id = new.tag_id and t.archived_at is null for key share;
  if not found then
    raise exception 'An archived tag is given to nothing.' using errcode = '23514', constraint = 'tag_is_there';
  end if;
  return new;
end $$;
create trigger tag_is_there before insert on conversation_tags for each row execute function tag_is_there();
create trigger tag_is_there before insert on ticket_tags for each row execute function tag_is_there();

-- What an event is about, in the words of the audit log (SPEC A5).
create function event_kind(type text) returns text language sql immutable parallel safe as $$
  select case
    when type in ('ticket.shared', 'ticket.sharing_stopped') then 'sharing'
    when type in ('ticket.opened_anyway', 'ticket.closed_again') then 'access'
    else case split_part(type, '.', 1)
      when 'teammate' then 'access' when 'team' then 'access' when 'invitation' then 'access'
      when 'audit_log' then 'access'
      when 'workspace' then 'settings' when 'ticket_type' then 'settings' when 'state' then 'settings'
      when 'tag' then 'settings' when 'messenger' then 'settings' when 'mail' then 'settings'
      when 'workflow' then 'workflows'
      when 'customer' then 'customers' when 'company' then 'customers'
      when 'conversation' then 'conversations' when 'message' then 'conversations' when 'form' then 'conversations'
      when 'thread' then 'owners' when 'ticket' then 'tickets' when 'note' then 'notes'
      else 'other' end
  end
$$;

-- The ids that an event names: of types, states, tags, teams, people and whatever else it is about.
create function event_objects(data jsonb) returns uuid[] language plpgsql immutable parallel safe as $$
begin
  return array(select distinct (v #>> '{}')::uuid from jsonb_path_query(data, '$.** ? (@.type() == "string"
    && @ like_regex "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")') v);
end $$;

create index events_by_actor on events (workspace_id, actor_kind, actor_id, seq);
create index events_by_kind on events (workspace_id, event_kind(type), seq);
create index events_by_time on events (workspace_id, at);
create index events_by_object on events using gin (event_objects(data));

-- Which workspaces were demos and are gone; nothing else of them stays. A demo is loaded only where none was removed.
create table removed_demos (
  workspace_id uuid primary key,
  removed_at timestamptz not null default now(),
  entries bigint not null,
  head bytea
);

-- What happened in a workspace is never changed, and deleted only with all of a demo: nobody but remove_demo, which
-- belongs to the database's owner, may write that one is removed.
create or replace function is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (select from removed_demos r where r.workspace_id = old.workspace_id) then
    return old;
  end if;
  raise exception 'The record of what happened is never changed.' using errcode = '23514', constraint = 'append_only';
end $$;

create function demo_stays_what_it_is() returns trigger language plpgsql as $$
begin
  raise exception 'A workspace is made as a demo, or never is one.' using errcode = '23514', constraint = 'demo_stays';
end $$;
create trigger demo_stays before update of demo on workspaces for each row
  when (new.demo <> old.demo) execute function demo_stays_what_it_is();

-- What a workspace must have, it must have while it is there.
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
  if not found then return null; end if;
  if (select count(distinct s.category) from ticket_type_states l
        join ticket_states s on s.workspace_id = l.workspace_id and s.id = l.state_id and s.archived_at is null
        where l.workspace_id = w and l.type_id = t) < 4 then
    raise exception 'A ticket type has at least one state of each category.'
      using errcode = '23514', constraint = 'type_has_every_category';
  end if;
  return null;
end $$;

create or replace function workspace_has_every_category() returns trigger language plpgsql as $$
declare
  w uuid := coalesce(new.workspace_id, old.workspace_id);
begin
  perform 1 from counters c where c.workspace_id = w for no key update;
  if not found then return null; end if;
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

create or replace function at_least_one_owner() returns trigger language plpgsql as $$
begin
  perform 1 from counters c where c.workspace_id = old.workspace_id for no key update;
  if not found then return null; end if;
  if not exists (select 1 from teammates t
      where t.workspace_id = old.workspace_id and t.role = 'owner' and t.removed_at is null) then
    raise exception 'A workspace has at least one owner.' using errcode = '23514', constraint = 'at_least_one_owner';
  end if;
  return null;
end $$;

-- Drops a demo's workspace whole: its rows in every table, its people's accounts, its jobs. Says whether there was one.
-- Tables go in the order that their keys ask for, read from the database itself, so that a new table is never left out.
create function remove_demo(w uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  remaining text[];
  ready text[];
  name text;
begin
  perform 1 from workspaces where workspace_id = w and demo for update;
  if not found then return false; end if;
  insert into removed_demos (workspace_id, entries, head)
  select w, count(*), (array_agg(e.hash order by e.seq desc))[1] from events e where e.workspace_id = w;

  set constraints all deferred;
  remaining := array(
    select c.relname::text from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'removed_demos');
  while cardinality(remaining) > 0 loop
    ready := array(
      select t from unnest(remaining) t where not exists (
        select 1 from pg_constraint k join pg_class r on r.oid = k.conrelid
        where k.contype = 'f' and not k.condeferrable and k.confrelid = format('public.%I', t)::regclass
          and k.conrelid <> k.confrelid and r.relname = any(remaining)));
    if cardinality(ready) = 0 then raise exception 'These tables hold each other: %', remaining; end if;
    foreach name in array ready loop
      execute format('delete from public.%I where workspace_id = $1', name) using w;
    end loop;
    remaining := array(select t from unnest(remaining) t where t <> all(ready));
  end loop;
  delete from auth.users u where u.workspace_id = w;
  delete from graphile_worker._private_jobs j where j.payload ->> 'workspaceId' = w::text;
  return true;
end $$;
revoke execute on function remove_demo(uuid) from public;
