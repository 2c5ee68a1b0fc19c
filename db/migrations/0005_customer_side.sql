-- What customers see and do (SPEC §7, §8): their own order of events, forms, files, reads, and who they are.

-- A message is written by its customer, by a teammate, or by a workflow, of which no person is the author.
alter table messages add column author_kind text not null default 'customer'
  constraint message_author_kind check (author_kind in ('customer', 'teammate', 'workflow'));
update messages set author_kind = 'teammate' where author_id is not null;
alter table messages alter column author_kind drop default,
  add constraint message_author check ((author_kind = 'teammate') = (author_id is not null)),
  add constraint message_of_customer unique (workspace_id, id, customer_id);

alter table events drop constraint events_actor_kind_check,
  add constraint events_actor_kind_check check (actor_kind in ('teammate', 'customer', 'workflow', 'system'));

-- A ticket form that was sent in a conversation. Submitting it takes effect once (SPEC F3).
create table ticket_forms (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  customer_id uuid not null,
  type_id uuid not null,
  sent_at timestamptz not null,
  submitted_at timestamptz,
  ticket_id uuid,
  primary key (workspace_id, id),
  constraint submitted_form_has_a_ticket check ((submitted_at is null) = (ticket_id is null)),
  foreign key (workspace_id, conversation_id, customer_id)
    references conversations (workspace_id, id, customer_id),
  foreign key (workspace_id, type_id) references ticket_types,
  foreign key (workspace_id, ticket_id) references tickets deferrable initially deferred
);
create index forms_of_conversation on ticket_forms (workspace_id, conversation_id);
create unique index form_of_ticket on ticket_forms (workspace_id, ticket_id) where ticket_id is not null;

-- What happened to one customer, in an order of their own without gaps. Written on purpose by the commands that
-- concern customers; never filtered out of what teammates see (SPEC C3).
create table customer_feed (
  workspace_id uuid not null,
  customer_id uuid not null,
  n bigint not null check (n > 0),
  conversation_id uuid not null,
  type text not null check (type in ('message', 'ticket', 'label', 'form', 'ticket_changed', 'ticket_gone')),
  by_customer boolean not null,
  message_id uuid,
  ticket_id uuid,
  form_id uuid,
  label text,
  step text check (step in ('submitted', 'in_progress', 'waiting_on_customer', 'resolved')),
  at timestamptz not null,
  primary key (workspace_id, customer_id, n),
  constraint feed_says_what check (
    (type = 'message') = (message_id is not null) and (type = 'form') = (form_id is not null)
    and (type in ('message', 'form')) = (ticket_id is null) and (type in ('ticket', 'label')) = (label is not null)
    and (label is null) = (step is null)),
  foreign key (workspace_id, conversation_id, customer_id)
    references conversations (workspace_id, id, customer_id) deferrable initially deferred,
  foreign key (workspace_id, message_id, customer_id)
    references messages (workspace_id, id, customer_id) deferrable initially deferred,
  foreign key (workspace_id, ticket_id) references tickets deferrable initially deferred,
  foreign key (workspace_id, form_id) references ticket_forms deferrable initially deferred
);
create index feed_of_conversation on customer_feed (workspace_id, customer_id, conversation_id, n);
create index feed_of_ticket on customer_feed (workspace_id, customer_id, ticket_id, n) where ticket_id is not null;
create trigger append_only before update or delete on customer_feed
  for each row execute function is_append_only();

-- How far a customer has seen each conversation, in their own order.
create table customer_reads (
  workspace_id uuid not null,
  customer_id uuid not null,
  conversation_id uuid not null,
  n bigint not null,
  at timestamptz not null,
  primary key (workspace_id, customer_id, conversation_id),
  foreign key (workspace_id, conversation_id, customer_id)
    references conversations (workspace_id, id, customer_id)
);

-- Files that a customer sent along; a file is uploaded by a teammate or by a customer.
alter table files add column customer_id uuid,
  add foreign key (workspace_id, customer_id) references customers,
  add constraint file_of_customer unique (workspace_id, id, customer_id),
  add constraint uploaded_by_one check (uploaded_by is null or customer_id is null);
create table message_files (
  workspace_id uuid not null,
  message_id uuid not null,
  file_id uuid not null,
  customer_id uuid not null,
  position integer not null,
  primary key (workspace_id, message_id, file_id),
  foreign key (workspace_id, message_id, customer_id) references messages (workspace_id, id, customer_id),
  foreign key (workspace_id, file_id) references files
);
create index messages_of_file on message_files (workspace_id, file_id);

-- The key that host sites sign customers' tokens with, and the sites that may frame the messenger (SPEC C2).
create table messenger_settings (
  workspace_id uuid primary key references workspaces,
  key text not null default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
  sites jsonb not null default '[]'
);
insert into messenger_settings (workspace_id) select workspace_id from workspaces;
create function has_messenger() returns trigger language plpgsql as $$
begin
  insert into messenger_settings (workspace_id) values (new.workspace_id);
  return null;
end $$;
create trigger has_messenger after insert on workspaces for each row execute function has_messenger();

-- E-mail links by which customers prove who they are: hashed, for one use, for 15 minutes (SPEC C2).
create table customer_links (
  workspace_id uuid not null references workspaces,
  token_hash bytea not null,
  email text not null,
  next text,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (workspace_id, token_hash)
);

-- Sessions of customers; they have nothing in common with those of teammates.
create table customer_sessions (
  workspace_id uuid not null,
  token_hash bytea not null,
  customer_id uuid not null,
  -- By a mailed link, or by a host site's token: those end when its key is rotated.
  by_link boolean not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (workspace_id, token_hash),
  foreign key (workspace_id, customer_id) references customers
);
create index sessions_by_token on customer_sessions (token_hash);
create index sessions_of_customer on customer_sessions (workspace_id, customer_id);

-- What was there before: each customer's messages, and the tickets that they can see.
insert into customer_feed (workspace_id, customer_id, n, conversation_id, type, by_customer, message_id, ticket_id, label,
                           step, at)
select f.workspace_id, f.customer_id, row_number() over (partition by f.workspace_id, f.customer_id order by f.seq),
       f.conversation_id, f.type, f.by_customer, f.message_id, f.ticket_id, f.label, f.step, f.at
from (
  select e.workspace_id, c.customer_id, e.seq, c.id as conversation_id, 'message' as type,
         e.actor_kind = 'customer' as by_customer, e.message_id, null::uuid as ticket_id, null as label, null as step, e.at
  from events e join conversations c on c.workspace_id = e.workspace_id and c.id = e.thread_id
  where e.message_id is not null
  union all
  (select distinct on (k.workspace_id, k.id) k.workspace_id, c.customer_id, e.seq, c.id, 'ticket', false, null, k.id,
         s.customer_label, s.category, e.at
  from tickets k
  join conversations c on c.workspace_id = k.workspace_id
    and c.id = case when k.category = 'customer' then k.id else k.home_conversation_id end
  join ticket_states s on s.workspace_id = k.workspace_id and s.id = k.state_id
  join events e on e.workspace_id = k.workspace_id and e.thread_id = k.id
    and e.type in ('ticket.shared', 'conversation.converted')
  where k.shared or k.category = 'customer'
  order by k.workspace_id, k.id, e.seq desc)
) f;
-- Who writes has seen what stood above.
insert into customer_reads (workspace_id, customer_id, conversation_id, n, at)
select distinct on (workspace_id, customer_id, conversation_id) workspace_id, customer_id, conversation_id, n, at
from customer_feed where by_customer order by workspace_id, customer_id, conversation_id, n desc;

-- The one shape in which an event leaves the database to the team.
create or replace view event_feed as
select
  e.workspace_id, e.seq, e.command_id, e.ordinal, e.type, e.actor_kind, e.actor_id, e.at, e.thread_id, e.data,
  array(select t.thread_id from timeline t
        where t.workspace_id = e.workspace_id and t.seq = e.seq order by t.thread_id) as places,
  case when n.id is not null then jsonb_build_object(
    'id', n.id, 'threadId', n.thread_id, 'authorId', n.author_id, 'doc', n.doc, 'version', n.version,
    'editedAt', n.edited_at, 'removedAt', n.removed_at) end as note,
  case when m.id is not null then jsonb_build_object(
    'id', m.id, 'conversationId', m.conversation_id, 'customerId', m.customer_id, 'authorKind', m.author_kind,
    'authorId', m.author_id, 'doc', m.doc,
    'files', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'bytes', f.bytes)
                order by mf.position), '[]')
              from message_files mf join files f on f.workspace_id = mf.workspace_id and f.id = mf.file_id
              where mf.workspace_id = e.workspace_id and mf.message_id = m.id)) end as message,
  case when f.field is not null then jsonb_build_object(
    'field', f.field, 'before', f.before, 'after', f.after) end as change
from events e
left join notes n on n.workspace_id = e.workspace_id and n.id = e.note_id
left join messages m on m.workspace_id = e.workspace_id and m.id = e.message_id
left join ticket_field_changes f
  on f.workspace_id = e.workspace_id and f.command_id = e.command_id and f.ordinal = e.ordinal;

-- As before, and writes what concerns the customer into their own order: an event's "customer" is
-- {id, conversation, type, message, mine, ticket, form, label, step}, or there is none. The workspace's lock orders these as well.
create or replace function append_events(
  w uuid, command uuid, by_kind text, by_id uuid, happened timestamptz, batch jsonb
) returns setof event_feed language plpgsql as $$
declare
  last bigint;
  nth integer := 0;
  event jsonb;
  stands jsonb;
  fed jsonb;
  whose uuid;
  place bigint;
  theirs boolean;
begin
  perform 1 from counters c where c.workspace_id = w for no key update;
  last := (select coalesce(max(e.seq), 0) from events e where e.workspace_id = w);

  for event in select jsonb_array_elements(batch) loop
    last := last + 1;
    insert into events (workspace_id, seq, command_id, ordinal, type, actor_kind, actor_id, at, thread_id, note_id,
                        message_id, data)
    values (w, last, command, nth, event ->> 'type', by_kind, by_id, happened, (event ->> 'thread')::uuid,
            (event ->> 'note')::uuid, (event ->> 'message')::uuid, coalesce(event -> 'data', '{}'));
    nth := nth + 1;

    for stands in select jsonb_array_elements(event -> 'places') loop
      insert into timeline (workspace_id, thread_id, seq) values (w, (stands ->> 'id')::uuid, last);
      continue when not stands @? '$.* ? (@ == true)';
      update threads t set
        last_at = case when (stands -> 'activity')::boolean then greatest(t.last_at, happened) else t.last_at end,
        last_message_id = case when (stands -> 'part')::boolean then (event ->> 'message')::uuid
          else t.last_message_id end,
        last_note_id = case when (stands -> 'part')::boolean then (event ->> 'note')::uuid else t.last_note_id end,
        attention_other_seq = case
          when (stands -> 'attention')::boolean and t.attention_by is distinct from by_id then t.attention_seq
          else t.attention_other_seq end,
        attention_by = case when (stands -> 'attention')::boolean then by_id else t.attention_by end,
        attention_seq = case when (stands -> 'attention')::boolean then last else t.attention_seq end
      where t.workspace_id = w and t.id = (stands ->> 'id')::uuid;
    end loop;

    fed := event -> 'customer';
    continue when fed is null;
    whose := (fed ->> 'id')::uuid;
    -- What a customer wrote is their own, whoever brought it in.
    theirs := by_kind = 'customer' or coalesce((fed -> 'mine')::boolean, false);
    place := (select coalesce(max(f.n), 0) + 1 from customer_feed f where f.workspace_id = w and f.customer_id = whose);
    insert into customer_feed (workspace_id, customer_id, n, conversation_id, type, by_customer, message_id, ticket_id,
                               form_id, label, step, at)
    values (w, whose, place, (fed ->> 'conversation')::uuid, fed ->> 'type', theirs,
            (fed ->> 'message')::uuid, (fed ->> 'ticket')::uuid, (fed ->> 'form')::uuid, fed ->> 'label', fed ->> 'step',
            happened);
    if theirs then
      -- Who writes has seen what stood above.
      insert into customer_reads (workspace_id, customer_id, conversation_id, n, at)
      values (w, whose, (fed ->> 'conversation')::uuid, place, happened)
      on conflict (workspace_id, customer_id, conversation_id) do update set n = excluded.n, at = excluded.at;
    end if;
    perform pg_notify('backline_customers', w || ' ' || whose || ' ' || place);
  end loop;

  perform pg_notify('backline', w || ' ' || last);
  return query select f.* from event_feed f where f.workspace_id = w and f.command_id = command order by f.ordinal;
end $$;

-- As before, with the customer's own order: stores one line of an import, a conversation with its tickets and their whole history, in one go (SPEC X3). It is the
-- command "importConversation": by its id it takes effect once; false says that it did before. All ids are made and
-- all names are resolved by the caller. Times are Unix seconds; "ticket" in an event is the ticket's place in the line,
-- which becomes its number here. Nothing turns unread: threads keep attention_seq null.
create or replace function import_conversation(w uuid, command uuid, hash bytea, line jsonb) returns boolean
language plpgsql as $$
declare
  conversation jsonb := line -> 'conversation';
  first integer;
  start bigint;
  before bigint;
  fed bigint;
begin
  insert into commands (workspace_id, id, name, actor_id, body_hash)
  values (w, command, 'importConversation', null, hash) on conflict do nothing;
  if not found then return false; end if;
  -- An import starts no workflow and no mail (SPEC X3).
  perform set_config('backline.quiet', 'on', true);

  insert into threads (workspace_id, id, category, assignee_id, team_id, status, snoozed_until, resolved, created_at,
                       last_at, last_message_id, last_note_id)
  select w, t.id, t.category, t.assignee, t.team, t.status, to_timestamp(t.until), t.resolved, to_timestamp(t.created),
         to_timestamp(t.last), t.message, t.note
  from jsonb_to_recordset(line -> 'threads') as t (id uuid, category text, assignee uuid, team uuid, status text,
    until double precision, resolved boolean, created double precision, last double precision, message uuid, note uuid);

  insert into conversations (workspace_id, id, customer_id, subject, import_id, imported)
  values (w, (conversation ->> 'id')::uuid, (conversation ->> 'customer')::uuid, conversation ->> 'subject',
          conversation ->> 'import', conversation -> 'kept');

  insert into conversation_tags (workspace_id, conversation_id, tag_id)
  select w, (conversation ->> 'id')::uuid, t::uuid from jsonb_array_elements_text(conversation -> 'tags') as t;

  insert into messages (workspace_id, id, conversation_id, customer_id, author_kind, author_id, doc, text, created_at)
  select w, m.id, (conversation ->> 'id')::uuid, (conversation ->> 'customer')::uuid,
         case when m.author is null then 'customer' else 'teammate' end, m.author, m.doc, m.text, to_timestamp(m.t)
  from jsonb_to_recordset(line -> 'messages') as m (id uuid, author uuid, doc jsonb, text text, t double precision);

  insert into notes (workspace_id, id, thread_id, author_id, doc, text, created_at)
  select w, n.id, n.thread, n.author, n.doc, n.text, to_timestamp(n.t)
  from jsonb_to_recordset(line -> 'notes') as n (id uuid, thread uuid, author uuid, doc jsonb, text text,
    t double precision);

  if jsonb_array_length(line -> 'tickets') > 0 then
    update ticket_counters c set last_number = last_number + jsonb_array_length(line -> 'tickets')
    where c.workspace_id = w returning last_number - jsonb_array_length(line -> 'tickets') + 1 into first;

    insert into tickets (workspace_id, id, number, category, type_id, title, description, attributes, state_id,
                         state_category, shared, home_conversation_id, import_ordinal, created_at, created_by)
    select w, t.id, first + t.place, 'back_office', t.type, t.title, t.description, t.attributes, t.state,
           t.state_category, t.shared, (conversation ->> 'id')::uuid, t.place, to_timestamp(t.created), t.creator
    from jsonb_to_recordset(line -> 'tickets') as t (id uuid, place integer, type uuid, title text, description text,
      attributes jsonb, state uuid, state_category text, shared boolean, created double precision, creator uuid);

    insert into ticket_links (workspace_id, ticket_id, conversation_id, ticket_category, ticket_shared,
                              conversation_category, linked_at)
    select w, t.id, (conversation ->> 'id')::uuid, 'back_office', t.shared, 'conversation', to_timestamp(t.linked)
    from jsonb_to_recordset(line -> 'tickets') as t (id uuid, shared boolean, linked double precision);

    insert into ticket_state_changes (workspace_id, ticket_id, version, state_id, command_id, ordinal)
    select w, t.id, 1, t.state, command, t.ordinal
    from jsonb_to_recordset(line -> 'tickets') as t (id uuid, state uuid, ordinal integer);

    insert into ticket_field_changes (workspace_id, command_id, ordinal, ticket_id, field, before, after)
    select w, command, f.ordinal, f.id, f.field, f.before, f.after
    from jsonb_to_recordset(line -> 'fields') as f (id uuid, ordinal integer, field text, before jsonb, after jsonb);
  end if;

  -- The workspace's order, last: from here on other commands of the workspace wait for this one.
  perform 1 from counters c where c.workspace_id = w for no key update;
  start := (select coalesce(max(e.seq), 0) from events e where e.workspace_id = w);

  insert into events (workspace_id, seq, command_id, ordinal, type, actor_kind, actor_id, at, thread_id, note_id,
                      message_id, data)
  select w, start + e.ordinal + 1, command, e.ordinal, e.type, e.kind, e.actor, to_timestamp(e.t), e.thread, e.note,
         e.message,
         case when e.ticket is null then e.data else e.data || jsonb_build_object('number', first + e.ticket) end
  from jsonb_to_recordset(line -> 'events') as e (ordinal integer, type text, kind text, actor uuid,
    t double precision, thread uuid, note uuid, message uuid, ticket integer, data jsonb);

  insert into timeline (workspace_id, thread_id, seq)
  select w, p::uuid, start + (e ->> 'ordinal')::integer + 1
  from jsonb_array_elements(line -> 'events') as e, jsonb_array_elements_text(e -> 'places') as p;

  -- Their own order has what the customer can see of it: the messages, and the tickets that are shared.
  before := (select coalesce(max(f.n), 0) from customer_feed f
             where f.workspace_id = w and f.customer_id = (conversation ->> 'customer')::uuid);
  insert into customer_feed (workspace_id, customer_id, n, conversation_id, type, by_customer, message_id, ticket_id,
                             label, step, at)
  select w, (conversation ->> 'customer')::uuid, before + row_number() over (order by e.ordinal),
         (conversation ->> 'id')::uuid, case when e.message is null then 'ticket' else 'message' end,
         e.kind = 'customer', e.message, case when e.message is null then e.thread end,
         case when e.message is null then s.customer_label end, case when e.message is null then s.category end,
         to_timestamp(e.t)
  from jsonb_to_recordset(line -> 'events') as e (ordinal integer, type text, kind text, t double precision, thread uuid,
    message uuid)
  left join tickets k on k.workspace_id = w and k.id = e.thread
  left join ticket_states s on s.workspace_id = w and s.id = k.state_id
  where e.message is not null or (e.type = 'ticket.shared' and k.shared);
  get diagnostics fed = row_count;
  insert into customer_reads (workspace_id, customer_id, conversation_id, n, at)
  select w, f.customer_id, f.conversation_id, f.n, f.at from customer_feed f
  where f.workspace_id = w and f.customer_id = (conversation ->> 'customer')::uuid and f.by_customer
    and f.conversation_id = (conversation ->> 'id')::uuid order by f.n desc limit 1;
  if fed > 0 then
    perform pg_notify('backline_customers', w || ' ' || (conversation ->> 'customer') || ' ' || (before + fed));
  end if;

  perform pg_notify('backline', w || ' ' || (start + jsonb_array_length(line -> 'events')));
  return true;
end $$;

-- What customers may read. Their own login sees nothing but these views, each with the reader's rights: which columns by
-- grants, whose rows by row security on the tables below (db/customer-role.ts), in the workspace and for the customer that
-- the transaction names. The team reads "tickets" as well, to show what the customer would see.
create schema customer;

create function customer.w() returns uuid language sql stable as
  $$ select nullif(current_setting('backline.workspace', true), '')::uuid $$;
create function customer.me() returns uuid language sql stable as
  $$ select nullif(current_setting('backline.customer', true), '')::uuid $$;

create view customer.profile with (security_invoker) as
select c.workspace_id, c.id, c.name, c.email from public.customers c;

create view customer.workspace with (security_invoker) as
select w.workspace_id, w.slug, w.name from public.workspaces w;

create view customer.position with (security_invoker) as
select f.workspace_id, f.customer_id, max(f.n) as n from public.customer_feed f group by f.workspace_id, f.customer_id;

create view customer.reads with (security_invoker) as
select r.workspace_id, r.customer_id, r.conversation_id, r.n from public.customer_reads r;

-- A ticket as its customer sees it (SPEC S7). Its dates begin when they came to see it; "since" is that place in their
-- order, and what they saw of it in an earlier time of sharing stays hidden.
create view customer.tickets with (security_invoker) as
select t.workspace_id, t.id, t.number, t.title, y.name as type_name, y.icon, s.customer_label as label,
  s.category as step, c.id as conversation_id, c.customer_id, seen.since, seen.opened_at, seen.changed_at,
  case when y.description_visible then nullif(t.description, '') end as description,
  (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'kind', a.kind,
      'items', (select coalesce(jsonb_agg(jsonb_build_object('id', i -> 'id', 'name', i -> 'name')), '[]')
                from jsonb_array_elements(a.items) i where i -> 'id' = t.attributes -> a.id::text),
      'value', t.attributes -> a.id::text,
      'files', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'bytes', f.bytes)
                  order by f.name, f.id), '[]')
                from public.files f
                where a.kind = 'files' and f.workspace_id = t.workspace_id and t.attributes -> a.id::text ? f.id::text
                  and f.id in (select v::uuid from jsonb_array_elements_text(
                    case when a.kind = 'files' then t.attributes -> a.id::text end) v)))
      order by a.position, a.name), '[]')
    from public.ticket_type_attributes a
    where a.workspace_id = t.workspace_id and a.type_id = t.type_id and a.visible_to_customer
      and a.archived_at is null) as attributes
from public.tickets t
join public.ticket_types y on y.workspace_id = t.workspace_id and y.id = t.type_id
join public.ticket_states s on s.workspace_id = t.workspace_id and s.id = t.state_id
join public.conversations c on c.workspace_id = t.workspace_id
  and c.id = case when t.category = 'customer' then t.id else t.home_conversation_id end
left join lateral (
  select min(f.n) as since, min(f.at) as opened_at, max(f.at) as changed_at from public.customer_feed f
  where f.workspace_id = t.workspace_id and f.customer_id = c.customer_id and f.ticket_id = t.id and f.n >= (
    select max(g.n) from public.customer_feed g
    where g.workspace_id = t.workspace_id and g.customer_id = c.customer_id and g.ticket_id = t.id
      and g.type = 'ticket')
) seen on true;

-- Which ticket a conversation has for its customer: the shared one, or itself. There is at most one (SPEC S4, S5).
create view customer.ticket_of_conversation with (security_invoker) as
select c.workspace_id, c.customer_id, c.id as conversation_id,
  coalesce((select l.ticket_id from public.ticket_links l
            where l.workspace_id = c.workspace_id and l.conversation_id = c.id and l.ticket_shared),
           case when c.category = 'customer' then c.id end) as ticket_id
from public.conversations c;

-- What happened to them, as far as it is theirs to see now.
create view customer.feed with (security_invoker) as
select f.workspace_id, f.customer_id, f.n, f.conversation_id, f.type, f.by_customer, f.message_id, f.ticket_id,
  f.form_id, f.label, f.step, f.at
from public.customer_feed f
where f.type in ('message', 'form') or (f.type in ('ticket', 'label')
  and f.ticket_id = (select o.ticket_id from customer.ticket_of_conversation o
                     where o.workspace_id = f.workspace_id and o.conversation_id = f.conversation_id)
  and f.n >= (select max(g.n) from public.customer_feed g
              where g.workspace_id = f.workspace_id and g.customer_id = f.customer_id and g.ticket_id = f.ticket_id
                and g.type = 'ticket'));

-- That something changed for them, and where: also that a ticket changed, or is no longer theirs to see.
create view customer.changes with (security_invoker) as
select f.workspace_id, f.customer_id, f.n, f.conversation_id, f.ticket_id from public.customer_feed f;

create view customer.messages with (security_invoker) as
select m.workspace_id, m.customer_id, m.conversation_id, m.id, m.author_kind = 'customer' as mine, p.name as author,
  m.doc, m.text, m.created_at,
  (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'bytes', f.bytes) order by mf.position), '[]')
   from public.message_files mf join public.files f on f.workspace_id = mf.workspace_id and f.id = mf.file_id
   where mf.workspace_id = m.workspace_id and mf.message_id = m.id) as files
from public.messages m
left join public.teammates p on p.workspace_id = m.workspace_id and p.id = m.author_id;

create view customer.forms with (security_invoker) as
select f.workspace_id, f.customer_id, f.conversation_id, f.id, f.submitted_at, f.ticket_id, y.name as type_name, y.icon,
  y.description_visible as describes, y.archived_at is not null as archived,
  y.category = 'customer' or y.sharing_allowed as offered,
  (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'kind', a.kind,
      'items', (select coalesce(jsonb_agg(jsonb_build_object('id', i -> 'id', 'name', i -> 'name')), '[]')
                from jsonb_array_elements(a.items) i where not coalesce((i -> 'archived')::boolean, false)),
      'required', a.required_on_form) order by a.position, a.name), '[]')
    from public.ticket_type_attributes a
    where a.workspace_id = f.workspace_id and a.type_id = f.type_id and a.visible_to_customer
      and a.archived_at is null) as fields
from public.ticket_forms f
join public.ticket_types y on y.workspace_id = f.workspace_id and y.id = f.type_id;

create view customer.conversations with (security_invoker) as
select c.workspace_id, c.customer_id, c.id, c.subject, latest.n, latest.at as last_at, seen.n as seen,
  (select count(*)::int from customer.feed f
   where f.workspace_id = c.workspace_id and f.customer_id = c.customer_id and f.conversation_id = c.id
     and not f.by_customer and f.n > seen.n) as unread
from public.conversations c
left join public.customer_reads r on r.workspace_id = c.workspace_id and r.customer_id = c.customer_id
  and r.conversation_id = c.id
cross join lateral (select coalesce(r.n, 0) as n) seen
left join lateral (
  select f.n, f.at from customer.feed f
  where f.workspace_id = c.workspace_id and f.customer_id = c.customer_id and f.conversation_id = c.id
  order by f.n desc limit 1
) latest on true;

-- Files that they may open: those of messages in their conversations, and of their tickets' visible attributes.
create view customer.files with (security_invoker) as
select f.workspace_id, f.id, f.name, f.bytes, f.media_type from public.files f
where exists (select 1 from public.message_files mf where mf.workspace_id = f.workspace_id and mf.file_id = f.id)
  or exists (
    select 1 from customer.ticket_of_conversation o
    join public.tickets t on t.workspace_id = o.workspace_id and t.id = o.ticket_id
    join public.ticket_type_attributes a on a.workspace_id = t.workspace_id and a.type_id = t.type_id
    where o.workspace_id = f.workspace_id and a.kind = 'files' and a.visible_to_customer and a.archived_at is null
      and t.attributes -> a.id::text ? f.id::text);
