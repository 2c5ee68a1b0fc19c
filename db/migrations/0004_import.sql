-- Stores one line of an import, a conversation with its tickets and their whole history, in one go (SPEC X3). It is the
-- command "importConversation": by its id it takes effect once; false says that it did before. All ids are made and
-- all names are resolved by the caller. Times are Unix seconds; "ticket" in an event is the ticket's place in the line,
-- which becomes its number here. Nothing turns unread: threads keep attention_seq null.
create function import_conversation(w uuid, command uuid, hash bytea, line jsonb) returns boolean
language plpgsql as $$
declare
  conversation jsonb := line -> 'conversation';
  first integer;
  start bigint;
begin
  insert into commands (workspace_id, id, name, actor_id, body_hash)
  values (w, command, 'importConversation', null, hash) on conflict do nothing;
  if not found then return false; end if;

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

  insert into messages (workspace_id, id, conversation_id, customer_id, author_id, doc, text, created_at)
  select w, m.id, (conversation ->> 'id')::uuid, (conversation ->> 'customer')::uuid, m.author, m.doc, m.text,
         to_timestamp(m.t)
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

  perform pg_notify('backline', w || ' ' || (start + jsonb_array_length(line -> 'events')));
  return true;
end $$;
