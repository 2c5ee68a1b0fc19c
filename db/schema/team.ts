import { boolean, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core"
import { bytea } from "./columns"

export const teammates = pgTable(
  "teammates",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    userId: uuid("user_id"),
    name: text("name").notNull(),
    email: text("email"),
    role: text("role").notNull().default("teammate"),
    office: text("office").notNull().default("front"),
    timeZone: text("time_zone"),
    dateLocale: text("date_locale"),
    away: boolean("away").notNull().default(false),
    importId: text("import_id"),
    removedAt: timestamp("removed_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

export const teams = pgTable(
  "teams",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    office: text("office").notNull().default("back"),
    archivedAt: timestamp("archived_at", { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

export const teamMembers = pgTable(
  "team_members",
  {
    workspaceId: uuid("workspace_id").notNull(),
    teamId: uuid("team_id").notNull(),
    teammateId: uuid("teammate_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.teamId, t.teammateId] })],
)

export const invitations = pgTable(
  "invitations",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    email: text("email").notNull(),
    role: text("role").notNull(),
    office: text("office").notNull(),
    tokenHash: bytea("token_hash").notNull(),
    invitedBy: uuid("invited_by"),
    mailId: uuid("mail_id"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    acceptedAt: timestamp("accepted_at", { withTimezone: true }),
    acceptedBy: uuid("accepted_by"),
    revokedAt: timestamp("revoked_at", { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

export const invitationTeams = pgTable(
  "invitation_teams",
  {
    workspaceId: uuid("workspace_id").notNull(),
    invitationId: uuid("invitation_id").notNull(),
    teamId: uuid("team_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.invitationId, t.teamId] })],
)
