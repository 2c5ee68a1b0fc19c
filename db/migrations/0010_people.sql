-- Who is away is passed over by rules that assign; in which language one reads dates.
alter table teammates
  add column away boolean not null default false,
  add column date_locale text;

-- Somebody can always let the others in again. Whoever stops being an owner waits here for the other who does.
create function at_least_one_owner() returns trigger language plpgsql as $$
begin
  perform 1 from counters c where c.workspace_id = old.workspace_id for no key update;
  if not exists (select 1 from teammates t
      where t.workspace_id = old.workspace_id and t.role = 'owner' and t.removed_at is null) then
    raise exception 'A workspace has at least one owner.' using errcode = '23514', constraint = 'at_least_one_owner';
  end if;
  return null;
end $$;
create constraint trigger at_least_one_owner after update of role, removed_at on teammates
  deferrable initially deferred for each row
  when (old.role = 'owner' and old.removed_at is null and (new.role <> 'owner' or new.removed_at is not null))
  execute function at_least_one_owner();
create constraint trigger at_least_one_owner_stays after delete on teammates
  deferrable initially deferred for each row
  when (old.role = 'owner' and old.removed_at is null)
  execute function at_least_one_owner();

-- Nothing is given to somebody who was removed, also when both happen in the same instant (SPEC A4).
create function assignee_is_there() returns trigger language plpgsql as $$
begin
  perform 1 from teammates t
    where t.workspace_id = new.workspace_id and t.id = new.assignee_id and t.removed_at is null for key share;
  if not found then
    raise exception 'A removed teammate is assigned nothing.' using errcode = '23514', constraint = 'assignee_is_there';
  end if;
  return new;
end $$;
create trigger assignee_is_there before update of assignee_id on threads for each row
  when (new.assignee_id is not null and new.assignee_id is distinct from old.assignee_id)
  execute function assignee_is_there();

-- An invitation is for one address and one role; its link works once, and its secret is kept as a hash.
create table invitations (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  email text not null check (email = lower(email)),
  role text not null check (role in ('owner', 'admin', 'teammate')),
  office text not null check (office in ('front', 'back')),
  token_hash bytea not null,
  invited_by uuid,
  mail_id uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  revoked_at timestamptz,
  primary key (workspace_id, id),
  constraint accepted_by_somebody check ((accepted_at is null) = (accepted_by is null)),
  constraint accepted_or_revoked check (accepted_at is null or revoked_at is null),
  foreign key (workspace_id, invited_by) references teammates,
  foreign key (workspace_id, accepted_by) references teammates,
  foreign key (workspace_id, mail_id) references mails
);
create unique index invitation_once on invitations (workspace_id, email)
  where accepted_at is null and revoked_at is null;
create index invitations_by_token on invitations (token_hash);
create index invitations_by_inviter on invitations (workspace_id, invited_by);
create index invitations_by_newcomer on invitations (workspace_id, accepted_by);
create index invitations_by_mail on invitations (workspace_id, mail_id);

create table invitation_teams (
  workspace_id uuid not null,
  invitation_id uuid not null,
  team_id uuid not null,
  primary key (workspace_id, invitation_id, team_id),
  foreign key (workspace_id, invitation_id) references invitations,
  foreign key (workspace_id, team_id) references teams
);
create index invitations_of_team on invitation_teams (workspace_id, team_id);

-- Mails to teammates hold links too; none of these links stays here once it was sent.
alter table mails
  drop constraint mail_kind,
  add constraint mail_kind check (kind in ('link', 'news', 'invitation', 'reset', 'address')),
  drop constraint sent_link_is_blank,
  add constraint sent_link_is_blank
    check (kind = 'news' or blanked_at is not null or status not in ('sent', 'uncertain', 'failed'));

-- The second step of sign-in. The secret and the backup codes are encrypted with BACKLINE_SECRET.
alter table auth.users add column two_factor_enabled boolean not null default false;
create table auth.two_factors (
  id uuid primary key,
  user_id uuid not null unique references auth.users (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz,
  -- The half minute of the last code of the app that let somebody in; none of it or before does again.
  last_step bigint not null default 0
);
-- One that is being set up: nothing asks for it before its first code was right.
create table auth.two_factor_setups (
  user_id uuid primary key references auth.users (id) on delete cascade,
  secret text not null,
  created_at timestamptz not null default now()
);

create table auth.password_resets (
  token_hash bytea primary key,
  user_id uuid not null references auth.users (id) on delete cascade,
  expires_at timestamptz not null
);
create index resets_of_user on auth.password_resets (user_id);

-- A change of address waits for both, the old one's link and the new one's.
create table auth.address_changes (
  user_id uuid primary key references auth.users (id) on delete cascade,
  email text not null check (email = lower(email)),
  old_hash bytea not null unique,
  new_hash bytea not null unique,
  old_pressed_at timestamptz,
  new_pressed_at timestamptz,
  expires_at timestamptz not null
);
