-- Enqueues a job in the caller's transaction. The jobs' tables belong to the database's owner, and no other role can
-- reach them; this function is how the app's role, and no other, adds one. See lib/jobs.
create function enqueue_job(
  task text, payload jsonb, run_at timestamptz default null, job_key text default null,
  keep_run_at boolean default false, queue text default null
) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(task, payload => payload::json, queue_name => queue, run_at => run_at,
    job_key => job_key, job_key_mode => case when keep_run_at then 'preserve_run_at' else 'replace' end);
end $$;
revoke all on function enqueue_job from public;

-- A mail to a customer, from the moment it is decided on. It is claimed as "sending" before the mail server hears of it:
-- one that is found so later may have arrived, is "uncertain", and is not sent again by itself.
create table mails (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  kind text not null constraint mail_kind check (kind in ('link', 'news')),
  status text not null
    constraint mail_status check (status in ('queued', 'sending', 'sent', 'failed', 'kept', 'uncertain', 'withdrawn')),
  customer_id uuid,
  conversation_id uuid,
  to_address text not null,
  subject text not null,
  text text not null,
  html text not null,
  -- By which mail programs know it, and the conversation that it belongs to.
  message_id text not null,
  thread_root text,
  -- After which place in the customer's own order it tells about the conversation, and how far. What it says is written
  -- anew as it is sent; it is "withdrawn" where nothing of it is theirs to see any more.
  after_n bigint,
  upto_n bigint,
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null default now(),
  claimed_at timestamptz,
  sent_at timestamptz,
  blanked_at timestamptz,
  primary key (workspace_id, id),
  constraint news_of_conversation check (
    (kind = 'news') = (conversation_id is not null) and (kind = 'news') = (upto_n is not null)
    and (kind = 'news') = (after_n is not null)
    and (kind <> 'news' or customer_id is not null)),
  -- The link in a mail that was sent is a key to a customer's conversations.
  constraint sent_link_is_blank check (kind <> 'link' or blanked_at is not null or status not in ('sent', 'uncertain', 'failed')),
  constraint blank_is_blank check (blanked_at is null or (text = '' and html = '')),
  foreign key (workspace_id, customer_id) references customers,
  foreign key (workspace_id, conversation_id, customer_id)
    references conversations (workspace_id, id, customer_id)
);
create index mails_by_age on mails (workspace_id, created_at desc, id desc);
create index mails_of_conversation on mails (workspace_id, conversation_id, upto_n desc);
create index mails_of_customer on mails (workspace_id, customer_id);

-- What a customer should hear of without having the messenger open is told by mail two minutes later, all at once
-- (SPEC C5).
create function has_news() returns trigger language plpgsql as $$
begin
  perform enqueue_job('mailNews', jsonb_build_object('workspaceId', new.workspace_id, 'customerId', new.customer_id),
    now() + interval '2 minutes', 'news:' || new.workspace_id || ':' || new.customer_id, true);
  return null;
end $$;
create trigger has_news after insert on customer_feed for each row
  when (not new.by_customer and new.type in ('message', 'ticket', 'label', 'form')
    and current_setting('backline.quiet', true) is distinct from 'on')
  execute function has_news();
