-- What the team knows of its customers, and what it can do with them: change, merge, block, mark as spam, erase.

alter table customers
  -- Who said so: the host site's token, a mailed link, or the team.
  add column name_by text not null default 'team' constraint name_said_by check (name_by in ('site', 'link', 'team')),
  add column email_by text not null default 'team' constraint email_said_by check (email_by in ('site', 'link', 'team')),
  add column blocked_at timestamptz,
  -- Spam is blocked; what marking it did is kept, so that exactly that is undone.
  add column spam_at timestamptz,
  add column spam_did jsonb,
  -- A customer who was merged into another leads there: by address, by the host site's name for them, by sessions.
  add column merged_into uuid,
  add column erased_at timestamptz,
  add constraint spam_is_blocked check (spam_at is null or blocked_at is not null),
  add constraint spam_can_be_undone check ((spam_at is null) = (spam_did is null)),
  add constraint merged_into_another check (merged_into <> id),
  add constraint erased_is_blank check (erased_at is null or (name = 'Erased customer' and email is null
    and company is null and external_id is null and import_id is null)),
  add foreign key (workspace_id, merged_into) references customers;
create index customers_merged_into on customers (workspace_id, merged_into);

-- What the team notes of a customer, by names of its own.
create table customer_attributes (
  workspace_id uuid not null,
  customer_id uuid not null,
  name text not null check (name <> ''),
  value text not null check (value <> ''),
  set_by uuid,
  set_at timestamptz not null,
  primary key (workspace_id, customer_id, name),
  foreign key (workspace_id, customer_id) references customers,
  foreign key (workspace_id, set_by) references teammates
);
create index attributes_by_teammate on customer_attributes (workspace_id, set_by);

-- What was said of a customer before and after; apart from events, so that it can be erased (SPEC A5).
create table customer_changes (
  workspace_id uuid not null,
  command_id uuid not null,
  ordinal integer not null,
  customer_id uuid not null,
  field text not null,
  before text,
  after text,
  primary key (workspace_id, command_id, ordinal),
  foreign key (workspace_id, customer_id) references customers,
  foreign key (workspace_id, command_id, ordinal)
    references events (workspace_id, command_id, ordinal) deferrable initially deferred
);
create index changes_of_customer on customer_changes (workspace_id, customer_id);

-- The words by which somebody is found: of any language, without accents, each by its beginning.
create function words_of(variadic texts text[]) returns text[] language sql immutable parallel safe as $$
  select array_remove(regexp_split_to_array(lower(regexp_replace(
    normalize(array_to_string(texts, ' '), NFKD), '[\u0300-\u036f]', '', 'g')), '[\s!-/:-@\[-`{-~]+'), '')
$$;
create function customer_words(name text, email text, company text) returns tsvector
language sql immutable parallel safe as $$ select array_to_tsvector(public.words_of(name, email, company)) $$;
create function words_begin(typed text) returns tsquery language sql immutable parallel safe as $$
  select string_agg('''' || w || ''':*', ' & ')::tsquery from unnest(public.words_of(typed)) w
$$;
create index customers_by_words on customers using gin (customer_words(name, email, company))
  where merged_into is null and erased_at is null;
create index customers_by_name on customers (workspace_id, lower(name), id)
  where merged_into is null and erased_at is null;
create index customers_by_company on customers (workspace_id, lower(company));
drop index conversations_of_customer;
create index conversations_of_customer on conversations (workspace_id, customer_id, id);

-- A merge gives conversations, and all that is theirs, another customer.
alter table messages alter constraint messages_workspace_id_conversation_id_customer_id_fkey deferrable;
alter table ticket_forms alter constraint ticket_forms_workspace_id_conversation_id_customer_id_fkey deferrable;
alter table customer_reads alter constraint customer_reads_workspace_id_conversation_id_customer_id_fkey deferrable;
alter table message_files alter constraint message_files_workspace_id_message_id_customer_id_fkey deferrable;
alter table mails alter constraint mails_workspace_id_conversation_id_customer_id_fkey deferrable;

-- What happened to a customer is never changed; by a merge it goes over to the other as it is, and only then.
create function feed_goes_where_merged() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (select from removed_demos r where r.workspace_id = old.workspace_id) then
    return old;
  end if;
  if tg_op = 'UPDATE' and to_jsonb(new) - array['customer_id', 'n'] = to_jsonb(old) - array['customer_id', 'n']
    and exists (select from customers c where c.workspace_id = old.workspace_id and c.id = old.customer_id
      and c.merged_into = new.customer_id) then
    return new;
  end if;
  raise exception 'The record of what happened is never changed.' using errcode = '23514', constraint = 'append_only';
end $$;
drop trigger append_only on customer_feed;
create trigger append_only before update or delete on customer_feed
  for each row execute function feed_goes_where_merged();

-- The one shape in which an event leaves the database to the team. Why an admin opened a ticket anyway is a text, which
-- stands with the opening, where it can be erased.
create or replace view event_feed as
select
  e.workspace_id, e.seq, e.command_id, e.ordinal, e.type, e.actor_kind, e.actor_id, e.at, e.thread_id,
  case when e.type = 'ticket.opened_anyway' then e.data || jsonb_build_object('reason',
    (select o.reason from ticket_openings o where o.workspace_id = e.workspace_id and o.id = e.command_id))
  else e.data end as data,
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
  case
    when f.field is not null then jsonb_build_object('field', f.field, 'before', f.before, 'after', f.after)
    when e.type = 'customer.changed' then (
      select jsonb_build_object('field', c.field, 'before', c.before, 'after', c.after) from customer_changes c
      where c.workspace_id = e.workspace_id and c.command_id = e.command_id and c.ordinal = e.ordinal)
  end as change
from events e
left join notes n on n.workspace_id = e.workspace_id and n.id = e.note_id
left join messages m on m.workspace_id = e.workspace_id and m.id = e.message_id
left join ticket_field_changes f
  on f.workspace_id = e.workspace_id and f.command_id = e.command_id and f.ordinal = e.ordinal;

-- A conversation is its customer's to see once something in it is for them: a call that a teammate noted is not (SPEC C3).
create or replace view customer.conversations with (security_invoker) as
select c.workspace_id, c.customer_id, c.id, c.subject, latest.n, latest.at as last_at, seen.n as seen,
  (select count(*)::int from customer.feed f
   where f.workspace_id = c.workspace_id and f.customer_id = c.customer_id and f.conversation_id = c.id
     and not f.by_customer and f.n > seen.n) as unread
from public.conversations c
left join public.customer_reads r on r.workspace_id = c.workspace_id and r.customer_id = c.customer_id
  and r.conversation_id = c.id
cross join lateral (select coalesce(r.n, 0) as n) seen
join lateral (
  select f.n, f.at from customer.feed f
  where f.workspace_id = c.workspace_id and f.customer_id = c.customer_id and f.conversation_id = c.id
  order by f.n desc limit 1
) latest on true;

-- What failed jobs last said of their work may name an address; forgotten with what they were about.
create function forget_job_errors(w uuid, ids text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update graphile_worker._private_jobs set last_error = null
  where last_error is not null and payload ->> 'workspaceId' = w::text
    and (payload ->> 'mailId' = any (ids) or payload ->> 'customerId' = any (ids) or payload ->> 'runId' = any (ids));
end $$;
revoke all on function forget_job_errors from public;

-- A conversation is started with somebody who is there: neither merged into another nor erased, also when both happen in
-- the same instant.
create function customer_is_there() returns trigger language plpgsql as $$
begin
  perform 1 from customers c where c.workspace_id = new.workspace_id and c.id = new.customer_id
    and c.merged_into is null and c.erased_at is null for key share;
  if not found then
    raise exception 'This customer is there no more.' using errcode = '23514', constraint = 'customer_is_there';
  end if;
  return new;
end $$;
create trigger customer_is_there before insert on conversations for each row execute function customer_is_there();
