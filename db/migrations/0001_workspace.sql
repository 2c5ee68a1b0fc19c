-- The workspace and what an admin configures in it. workspace_id stands first in every key of the product's tables.
create table workspaces (
  workspace_id uuid primary key,
  slug text not null,
  name text not null check (name <> ''),
  time_zone text not null default 'UTC',
  demo boolean not null default false,
  wakes_on_state_change text not null default 'resolved'
    constraint wakes_on_state_change check (wakes_on_state_change in ('never', 'resolved', 'always')),
  created_at timestamptz not null default now()
);
create index workspaces_by_slug on workspaces (slug);

-- The row to lock before an event takes its place in the workspace's order; it is locked, never updated.
create table counters (
  workspace_id uuid primary key references workspaces
);

-- One counter numbers all tickets of a workspace, from 1, never reused (SPEC O2).
create table ticket_counters (
  workspace_id uuid primary key references workspaces,
  last_number integer not null default 0
);

create table teammates (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  user_id uuid,
  name text not null check (name <> ''),
  email text,
  role text not null default 'teammate' check (role in ('owner', 'admin', 'teammate')),
  office text not null default 'front' check (office in ('front', 'back')),
  time_zone text,
  import_id text,
  removed_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  constraint teammate_user_once unique (workspace_id, user_id),
  constraint teammate_import_once unique (workspace_id, import_id),
  foreign key (workspace_id, user_id) references auth.users (workspace_id, id)
);
create unique index teammate_email_once on teammates (workspace_id, lower(email));
create index teammates_by_user on teammates (user_id);

create table teams (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null check (name <> ''),
  office text not null default 'back' check (office in ('front', 'back')),
  archived_at timestamptz,
  primary key (workspace_id, id)
);
create unique index team_name_once on teams (workspace_id, lower(name)) where archived_at is null;

create table team_members (
  workspace_id uuid not null,
  team_id uuid not null,
  teammate_id uuid not null,
  primary key (workspace_id, team_id, teammate_id),
  foreign key (workspace_id, team_id) references teams,
  foreign key (workspace_id, teammate_id) references teammates
);
create index teams_of_teammate on team_members (workspace_id, teammate_id);

create table customers (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null check (name <> ''),
  email text,
  company text,
  external_id text,
  import_id text,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  constraint customer_external_once unique (workspace_id, external_id),
  constraint customer_import_once unique (workspace_id, import_id)
);
create unique index customer_email_once on customers (workspace_id, lower(email));

create table tags (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null check (name <> ''),
  archived_at timestamptz,
  primary key (workspace_id, id)
);
create unique index tag_name_once on tags (workspace_id, lower(name));

create table ticket_states (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  category text not null check (category in ('submitted', 'in_progress', 'waiting_on_customer', 'resolved')),
  internal_label text not null check (internal_label <> ''),
  customer_label text not null check (customer_label <> ''),
  position integer not null default 0,
  archived_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, id, category)
);
create unique index state_label_once on ticket_states (workspace_id, lower(internal_label));

-- A type is archived, never deleted (SPEC T1). shareable_id is what a shared ticket refers to, so a type that does
-- not allow sharing has no shared ticket, and can't turn sharing off while it has one (SPEC S2, T7).
create table ticket_types (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  category text not null check (category in ('customer', 'back_office', 'tracker')),
  name text not null check (name <> ''),
  icon text not null default '🎫',
  description text not null default '',
  sharing_allowed boolean not null default false,
  description_visible boolean not null default false,
  default_team_id uuid,
  position integer not null default 0,
  archived_at timestamptz,
  shareable_id uuid generated always as (case when sharing_allowed then id end) stored,
  primary key (workspace_id, id),
  unique (workspace_id, id, category),
  constraint type_shareable unique (workspace_id, shareable_id),
  constraint only_back_office_is_shared check (not sharing_allowed or category = 'back_office'),
  foreign key (workspace_id, default_team_id) references teams
);
create unique index type_name_once on ticket_types (workspace_id, lower(name)) where archived_at is null;

create table ticket_type_attributes (
  workspace_id uuid not null,
  id uuid not null,
  type_id uuid not null,
  name text not null check (name <> ''),
  kind text not null
    check (kind in ('text', 'long_text', 'number', 'decimal', 'yes_no', 'date_time', 'list', 'files')),
  items jsonb not null default '[]',
  required_on_create boolean not null default false,
  required_on_form boolean not null default false,
  required_to_resolve boolean not null default false,
  shown_on_create boolean not null default true,
  visible_to_customer boolean not null default false,
  position integer not null default 0,
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, type_id) references ticket_types,
  check (not required_on_create or shown_on_create),
  check (not required_on_form or visible_to_customer)
);
create unique index attribute_name_once on ticket_type_attributes (workspace_id, type_id, lower(name))
  where archived_at is null;

create table ticket_type_states (
  workspace_id uuid not null,
  type_id uuid not null,
  state_id uuid not null,
  position integer not null default 0,
  primary key (workspace_id, type_id, state_id),
  foreign key (workspace_id, type_id) references ticket_types,
  foreign key (workspace_id, state_id) references ticket_states
);

-- A type has at least one state of each category (SPEC T5), checked when the transaction commits.
create function type_has_every_category() returns trigger language plpgsql as $$
declare
  w uuid; t uuid;
begin
  if tg_table_name = 'ticket_types' then
    w := new.workspace_id; t := new.id;
  else
    w := coalesce(new.workspace_id, old.workspace_id); t := coalesce(new.type_id, old.type_id);
  end if;
  if (select count(distinct s.category) from ticket_type_states l
        join ticket_states s on s.workspace_id = l.workspace_id and s.id = l.state_id
        where l.workspace_id = w and l.type_id = t) < 4 then
    raise exception 'A ticket type has at least one state of each category.'
      using errcode = '23514', constraint = 'type_has_every_category';
  end if;
  return null;
end $$;
create constraint trigger type_has_every_category after insert on ticket_types
  deferrable initially deferred for each row execute function type_has_every_category();
create constraint trigger type_has_every_category after insert or update or delete on ticket_type_states
  deferrable initially deferred for each row execute function type_has_every_category();
