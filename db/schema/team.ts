import { pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core"

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
