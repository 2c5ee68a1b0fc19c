-- A thread is what conversations and tickets have in common: assignee, team, inbox status, snooze, activity.
-- A Customer ticket is a tickets row with its conversation's id (SPEC O3).
create table threads (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  category text not null check (category in ('conversation', 'customer', 'back_office', 'tracker')),
  assignee_id uuid,
  team_id uuid,
  status text not null default 'open' check (status in ('open', 'snoozed', 'closed')),
  snoozed_until timestamptz,
  snooze_ticket_id uuid,
  snooze_epoch integer not null default 0,
  created_at timestamptz not null,
  last_at timestamptz not null,
  last_message_id uuid,
  last_note_id uuid,
  -- Unread per teammate (SPEC N5): the newest event that asks for attention and who caused it, and the newest
  -- one that somebody else caused.
  attention_seq bigint,
  attention_by uuid,
  attention_other_seq bigint,
  resolved boolean not null default false,
  conversation_id uuid generated always as (case when category in ('conversation', 'customer') then id end) stored,
  ticket_id uuid generated always as (case when category <> 'conversation' then id end) stored,
  primary key (workspace_id, id),
  unique (workspace_id, id, category),
  unique (workspace_id, id, resolved),
  foreign key (workspace_id, assignee_id) references teammates,
  foreign key (workspace_id, team_id) references teams,
  constraint snoozed_until_something
    check ((status = 'snoozed') = (snoozed_until is not null or snooze_ticket_id is not null)),
  -- resolved is a ticket's closed; a Customer ticket's inbox status is its conversation's (SPEC O2, O3)
  constraint resolved_is_closed check (category in ('conversation', 'customer') or (status = 'closed') = resolved),
  check (category <> 'conversation' or not resolved),
  check (last_message_id is null or last_note_id is null)
);

create table conversations (
  workspace_id uuid not null,
  id uuid not null,
  category text not null default 'conversation' check (category in ('conversation', 'customer')),
  customer_id uuid not null,
  subject text not null default '',
  import_id text,
  imported jsonb,
  primary key (workspace_id, id),
  unique (workspace_id, id, category),
  unique (workspace_id, id, customer_id),
  constraint conversation_import_once unique (workspace_id, import_id),
  foreign key (workspace_id, customer_id) references customers,
  foreign key (workspace_id, id, category) references threads (workspace_id, id, category) deferrable initially deferred
);
create index conversations_of_customer on conversations (workspace_id, customer_id);

create table tickets (
  workspace_id uuid not null,
  id uuid not null,
  number integer not null check (number > 0),
  category text not null check (category in ('customer', 'back_office', 'tracker')),
  type_id uuid not null,
  title text not null check (title <> ''),
  description text not null default '',
  attributes jsonb not null default '{}',
  state_id uuid not null,
  state_category text not null,
  state_version integer not null default 1,
  shared boolean not null default false,
  home_conversation_id uuid,
  import_ordinal integer,
  created_at timestamptz not null,
  created_by uuid,
  shared_type_id uuid generated always as (case when shared then type_id end) stored,
  resolved boolean generated always as (state_category = 'resolved') stored,
  primary key (workspace_id, id),
  constraint ticket_number_once unique (workspace_id, number),
  unique (workspace_id, id, category, shared),
  unique (workspace_id, id, shared),
  constraint only_back_office_is_shared check (not shared or category = 'back_office'),
  constraint back_office_has_a_home check (category <> 'back_office' or home_conversation_id is not null),
  foreign key (workspace_id, type_id, category) references ticket_types (workspace_id, id, category),
  foreign key (workspace_id, state_id, state_category) references ticket_states (workspace_id, id, category),
  constraint sharing_not_allowed foreign key (workspace_id, shared_type_id)
    references ticket_types (workspace_id, shareable_id),
  foreign key (workspace_id, id, category) references threads (workspace_id, id, category) deferrable initially deferred,
  foreign key (workspace_id, id, resolved) references threads (workspace_id, id, resolved)
    deferrable initially deferred
);
create index tickets_of_type on tickets (workspace_id, type_id);

alter table threads
  add foreign key (workspace_id, conversation_id) references conversations deferrable initially deferred,
  add foreign key (workspace_id, ticket_id) references tickets deferrable initially deferred,
  add foreign key (workspace_id, snooze_ticket_id) references tickets deferrable initially deferred;

-- Which ticket is linked to which conversation, with copies of what the rules need (SPEC O4, O5, S4, S5).
create table ticket_links (
  workspace_id uuid not null,
  ticket_id uuid not null,
  conversation_id uuid not null,
  ticket_category text not null,
  ticket_shared boolean not null default false,
  conversation_category text not null,
  linked_at timestamptz not null,
  primary key (workspace_id, ticket_id, conversation_id),
  constraint only_these_are_linked check (ticket_category in ('back_office', 'tracker')),
  constraint linked_to_customer_ticket check (not (ticket_shared and conversation_category = 'customer')),
  foreign key (workspace_id, ticket_id, ticket_category, ticket_shared)
    references tickets (workspace_id, id, category, shared) deferrable initially deferred,
  foreign key (workspace_id, conversation_id, conversation_category)
    references conversations (workspace_id, id, category) deferrable initially deferred
);
create unique index already_shared on ticket_links (workspace_id, conversation_id) where ticket_shared;
create unique index linked_to_several on ticket_links (workspace_id, ticket_id) where ticket_shared;
create unique index already_tracked on ticket_links (workspace_id, conversation_id)
  where ticket_category = 'tracker';
create index links_of_conversation on ticket_links (workspace_id, conversation_id, linked_at);

alter table tickets add constraint last_link foreign key (workspace_id, id, home_conversation_id)
  references ticket_links (workspace_id, ticket_id, conversation_id) deferrable initially deferred;

create table conversation_tags (
  workspace_id uuid not null,
  conversation_id uuid not null,
  tag_id uuid not null,
  primary key (workspace_id, conversation_id, tag_id),
  foreign key (workspace_id, conversation_id) references conversations,
  foreign key (workspace_id, tag_id) references tags
);
create index conversations_by_tag on conversation_tags (workspace_id, tag_id);

-- A Back-office ticket carries tags only while it is shared (SPEC S6).
create table ticket_tags (
  workspace_id uuid not null,
  ticket_id uuid not null,
  tag_id uuid not null,
  ticket_shared boolean not null default true check (ticket_shared),
  primary key (workspace_id, ticket_id, tag_id),
  constraint tagged_while_not_shared foreign key (workspace_id, ticket_id, ticket_shared)
    references tickets (workspace_id, id, shared),
  foreign key (workspace_id, tag_id) references tags
);
create index tickets_by_tag on ticket_tags (workspace_id, tag_id);

-- Text that a customer may read and text that they may not live in different tables: there is no flag to forget.
create table messages (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  customer_id uuid not null,
  author_id uuid,
  doc jsonb not null,
  text text not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, conversation_id, customer_id)
    references conversations (workspace_id, id, customer_id),
  foreign key (workspace_id, author_id) references teammates
);
create index messages_of_conversation on messages (workspace_id, conversation_id, created_at);

create table notes (
  workspace_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  author_id uuid,
  answers uuid,
  doc jsonb not null,
  text text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  edited_at timestamptz,
  removed_at timestamptz,
  primary key (workspace_id, id),
  constraint removed_is_blank check (removed_at is null or text = ''),
  foreign key (workspace_id, thread_id) references threads deferrable initially deferred,
  foreign key (workspace_id, author_id) references teammates,
  foreign key (workspace_id, answers) references notes
);
create index notes_of_thread on notes (workspace_id, thread_id, created_at);

create table note_versions (
  workspace_id uuid not null,
  note_id uuid not null,
  version integer not null,
  doc jsonb not null,
  at timestamptz not null,
  primary key (workspace_id, note_id, version),
  foreign key (workspace_id, note_id) references notes
);

alter table threads
  add foreign key (workspace_id, last_message_id) references messages deferrable initially deferred,
  add foreign key (workspace_id, last_note_id) references notes deferrable initially deferred;

-- Files that a teammate put into a ticket's attribute of kind files. The bytes stand in the data folder.
create table files (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null,
  media_type text not null,
  bytes bigint not null check (bytes >= 0),
  uploaded_by uuid,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, uploaded_by) references teammates
);

-- Each view of a list reads its page from an index of its own name.
create index inbox_mine on threads (workspace_id, assignee_id, last_at desc, id desc)
  where status = 'open' and conversation_id is not null;
create index inbox_unassigned on threads (workspace_id, last_at desc, id desc)
  where status = 'open' and conversation_id is not null and assignee_id is null;
create index inbox_all on threads (workspace_id, last_at desc, id desc) where conversation_id is not null;
create index inbox_snoozed on threads (workspace_id, last_at desc, id desc)
  where status = 'snoozed' and conversation_id is not null;
create index inbox_closed on threads (workspace_id, last_at desc, id desc)
  where status = 'closed' and conversation_id is not null;
create index tickets_mine on threads (workspace_id, assignee_id, last_at desc, id desc)
  where not resolved and ticket_id is not null;
create index tickets_team on threads (workspace_id, team_id, last_at desc, id desc)
  where not resolved and ticket_id is not null;
create index tickets_all on threads (workspace_id, last_at desc, id desc) where ticket_id is not null;
create index tickets_resolved on threads (workspace_id, last_at desc, id desc)
  where resolved and ticket_id is not null;
create index threads_due on threads (snoozed_until) where status = 'snoozed' and snoozed_until is not null;
