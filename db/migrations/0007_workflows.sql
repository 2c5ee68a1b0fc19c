-- Workflows (SPEC F4): what starts one, on which conditions, and what it does. Its place in the order is when it runs
-- beside others with the same trigger.
create table workflows (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null,
  position integer not null,
  trigger_type text not null constraint workflow_trigger check (
    trigger_type in ('conversation_started', 'customer_wrote', 'ticket_created', 'state_changed', 'unanswered')),
  enabled boolean not null default false,
  version integer not null,
  changed_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  constraint archived_is_off check (archived_at is null or not enabled)
);
create index enabled_workflows on workflows (workspace_id, trigger_type) where enabled;

-- Every version of every workflow; a run keeps to the one that it began with.
create table workflow_versions (
  workspace_id uuid not null,
  workflow_id uuid not null,
  version integer not null check (version > 0),
  definition jsonb not null,
  primary key (workspace_id, workflow_id, version),
  foreign key (workspace_id, workflow_id) references workflows deferrable initially deferred
);
alter table workflows add constraint workflow_has_version
  foreign key (workspace_id, id, version) references workflow_versions deferrable initially deferred;
create trigger append_only before update or delete on workflow_versions
  for each row execute function is_append_only();

-- One run for each workflow and event, however often the event's job is run. "chain" are the workflows that led here, by
-- which loops end.
create table workflow_runs (
  workspace_id uuid not null,
  id uuid not null,
  workflow_id uuid not null,
  version integer not null,
  seq bigint not null,
  conversation_id uuid,
  ticket_id uuid,
  chain jsonb not null default '[]',
  status text not null
    constraint run_status check (status in ('running', 'waiting', 'done', 'skipped', 'stopped')),
  reason text,
  conditions jsonb,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (workspace_id, id),
  constraint one_run_of_an_event unique (workspace_id, workflow_id, seq),
  constraint run_has_ended check ((ended_at is not null) = (status in ('done', 'skipped', 'stopped'))),
  foreign key (workspace_id, workflow_id, version) references workflow_versions,
  foreign key (workspace_id, seq) references events,
  foreign key (workspace_id, conversation_id) references threads,
  foreign key (workspace_id, ticket_id) references threads
);
create index runs_of_workflow on workflow_runs (workspace_id, workflow_id, started_at desc, id desc);

-- A step is written before its command is given, whose id is the step's: given again, it takes effect once.
create table workflow_steps (
  workspace_id uuid not null,
  run_id uuid not null,
  position integer not null,
  id uuid not null,
  action_id uuid not null,
  kind text not null,
  sentence text not null,
  status text not null
    constraint step_status check (status in ('running', 'waiting', 'done', 'refused')),
  code text,
  why text,
  at timestamptz not null,
  waits_until timestamptz,
  primary key (workspace_id, run_id, position),
  constraint step_of_command unique (workspace_id, id),
  constraint refused_says_why check ((status = 'refused') <= (why is not null)),
  constraint wait_has_an_end check ((kind = 'wait') = (waits_until is not null)),
  foreign key (workspace_id, run_id) references workflow_runs
);

-- Has the workflows that an event may start looked for once it is committed. Jobs of one thread are run one by one.
create function starts_workflows() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from workflows w where w.workspace_id = new.workspace_id and w.enabled and w.trigger_type = any (
      case new.type
        when 'conversation.started' then array['conversation_started']
        when 'message.sent' then array['customer_wrote', 'unanswered']
        when 'ticket.state_changed' then array['state_changed']
        else array['ticket_created']
      end))
  then
    perform enqueue_job('startWorkflows', jsonb_build_object('workspaceId', new.workspace_id, 'seq', new.seq),
      queue => 'workflows-' || (hashtext(new.thread_id::text) & 15));
  end if;
  return null;
end $$;
create trigger starts_workflows after insert on events for each row
  when ((new.type in ('ticket.created', 'conversation.converted', 'ticket.state_changed')
      or (new.type in ('conversation.started', 'message.sent') and new.actor_kind = 'customer'))
    and current_setting('backline.quiet', true) is distinct from 'on')
  execute function starts_workflows();
