-- A command that took effect, by the id its caller gave it: the same id again returns what the first one did.
create table commands (
  workspace_id uuid not null references workspaces deferrable initially deferred,
  id uuid not null,
  name text not null,
  actor_id uuid,
  body_hash bytea not null,
  primary key (workspace_id, id)
);

-- The record of everything (SPEC A5): audit entry, timeline entry, live message and answer in one row.
-- It holds ids and values, never the text of notes or messages.
create table events (
  workspace_id uuid not null,
  seq bigint not null,
  command_id uuid not null,
  ordinal integer not null,
  type text not null,
  actor_kind text not null check (actor_kind in ('teammate', 'customer', 'system')),
  actor_id uuid,
  at timestamptz not null,
  thread_id uuid,
  note_id uuid,
  message_id uuid,
  data jsonb not null default '{}',
  primary key (workspace_id, seq),
  constraint event_once unique (workspace_id, command_id, ordinal),
  foreign key (workspace_id, command_id) references commands,
  foreign key (workspace_id, thread_id) references threads deferrable initially deferred,
  foreign key (workspace_id, note_id) references notes deferrable initially deferred,
  foreign key (workspace_id, message_id) references messages deferrable initially deferred
);

-- The threads an event stands in. A cross-posted note is one event with several places (SPEC N4, N6).
create table timeline (
  workspace_id uuid not null,
  thread_id uuid not null,
  seq bigint not null,
  primary key (workspace_id, thread_id, seq),
  foreign key (workspace_id, thread_id) references threads deferrable initially deferred,
  foreign key (workspace_id, seq) references events
);
create index places_of_event on timeline (workspace_id, seq) include (thread_id);

create function is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'The record of what happened is never changed.' using errcode = '23514', constraint = 'append_only';
end $$;
create trigger append_only before update or delete on events for each row execute function is_append_only();
create trigger append_only before update or delete on timeline for each row execute function is_append_only();

-- Every state a ticket had, tied to the event that says so (SPEC N6).
create table ticket_state_changes (
  workspace_id uuid not null,
  ticket_id uuid not null,
  version integer not null,
  state_id uuid not null,
  command_id uuid not null,
  ordinal integer not null,
  primary key (workspace_id, ticket_id, version),
  constraint state_change_state unique (workspace_id, ticket_id, version, state_id),
  foreign key (workspace_id, ticket_id) references tickets deferrable initially deferred,
  foreign key (workspace_id, state_id) references ticket_states,
  constraint state_change_has_event foreign key (workspace_id, command_id, ordinal)
    references events (workspace_id, command_id, ordinal) deferrable initially deferred
);
alter table tickets add constraint state_has_change
  foreign key (workspace_id, id, state_version, state_id)
  references ticket_state_changes (workspace_id, ticket_id, version, state_id) deferrable initially deferred;

-- What a field of a ticket said before and after; apart from events, so that a text can be erased.
create table ticket_field_changes (
  workspace_id uuid not null,
  command_id uuid not null,
  ordinal integer not null,
  ticket_id uuid not null,
  field text not null,
  before jsonb,
  after jsonb,
  primary key (workspace_id, command_id, ordinal),
  foreign key (workspace_id, ticket_id) references tickets deferrable initially deferred,
  foreign key (workspace_id, command_id, ordinal)
    references events (workspace_id, command_id, ordinal) deferrable initially deferred
);

-- How far each teammate has read each thread; a personal mark, not a change of the workspace's data.
create table reads (
  workspace_id uuid not null,
  teammate_id uuid not null,
  thread_id uuid not null,
  seq bigint not null,
  primary key (workspace_id, teammate_id, thread_id),
  foreign key (workspace_id, teammate_id) references teammates,
  foreign key (workspace_id, thread_id) references threads
);

-- The one shape in which an event leaves the database: to the timeline, the stream and the command's answer.
create view event_feed as
select
  e.workspace_id, e.seq, e.command_id, e.ordinal, e.type, e.actor_kind, e.actor_id, e.at, e.thread_id, e.data,
  array(select t.thread_id from timeline t
        where t.workspace_id = e.workspace_id and t.seq = e.seq order by t.thread_id) as places,
  case when n.id is not null then jsonb_build_object(
    'id', n.id, 'threadId', n.thread_id, 'authorId', n.author_id, 'doc', n.doc, 'version', n.version,
    'editedAt', n.edited_at, 'removedAt', n.removed_at) end as note,
  case when m.id is not null then jsonb_build_object(
    'id', m.id, 'conversationId', m.conversation_id, 'customerId', m.customer_id, 'authorId', m.author_id,
    'doc', m.doc) end as message,
  case when f.field is not null then jsonb_build_object(
    'field', f.field, 'before', f.before, 'after', f.after) end as change
from events e
left join notes n on n.workspace_id = e.workspace_id and n.id = e.note_id
left join messages m on m.workspace_id = e.workspace_id and m.id = e.message_id
left join ticket_field_changes f
  on f.workspace_id = e.workspace_id and f.command_id = e.command_id and f.ordinal = e.ordinal;

-- Gives the events of one command their places in the workspace's order, last in its transaction. The caller
-- holds the threads' locks already. batch: [{type, thread, note, message, data,
-- places: [{id, activity, attention, part}]}]; activity moves the thread up its lists, attention turns it unread,
-- part says that the event's note or message is now the thread's last words. Row by row, and read back by equality:
-- each statement then has one plan that is right for any size of workspace, and none is planned anew.
create function append_events(
  w uuid, command uuid, by_kind text, by_id uuid, happened timestamptz, batch jsonb
) returns setof event_feed language plpgsql as $$
declare
  last bigint;
  nth integer := 0;
  event jsonb;
  stands jsonb;
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
  end loop;

  perform pg_notify('backline', w || ' ' || last);
  return query select f.* from event_feed f where f.workspace_id = w and f.command_id = command order by f.ordinal;
end $$;
