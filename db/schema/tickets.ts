import { sql } from "drizzle-orm"
import { boolean, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core"

export const tickets = pgTable(
  "tickets",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    number: integer("number").notNull(),
    category: text("category").notNull(),
    typeId: uuid("type_id").notNull(),
    title: text("title").notNull(),
    description: text("description").notNull().default(""),
    attributes: jsonb("attributes").$type<Record<string, unknown>>().notNull().default({}),
    stateId: uuid("state_id").notNull(),
    stateCategory: text("state_category").notNull(),
    stateVersion: integer("state_version").notNull().default(1),
    shared: boolean("shared").notNull().default(false),
    homeConversationId: uuid("home_conversation_id"),
    importOrdinal: integer("import_ordinal"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    createdBy: uuid("created_by"),
    resolved: boolean("resolved").generatedAlwaysAs(sql`state_category = 'resolved'`),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

export const ticketLinks = pgTable(
  "ticket_links",
  {
    workspaceId: uuid("workspace_id").notNull(),
    ticketId: uuid("ticket_id").notNull(),
    conversationId: uuid("conversation_id").notNull(),
    ticketCategory: text("ticket_category").notNull(),
    ticketShared: boolean("ticket_shared").notNull().default(false),
    conversationCategory: text("conversation_category").notNull(),
    linkedAt: timestamp("linked_at", { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.ticketId, t.conversationId] })],
)

export const ticketStateChanges = pgTable(
  "ticket_state_changes",
  {
    workspaceId: uuid("workspace_id").notNull(),
    ticketId: uuid("ticket_id").notNull(),
    version: integer("version").notNull(),
    stateId: uuid("state_id").notNull(),
    commandId: uuid("command_id").notNull(),
    ordinal: integer("ordinal").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.ticketId, t.version] })],
)

export const ticketFieldChanges = pgTable(
  "ticket_field_changes",
  {
    workspaceId: uuid("workspace_id").notNull(),
    commandId: uuid("command_id").notNull(),
    ordinal: integer("ordinal").notNull(),
    ticketId: uuid("ticket_id").notNull(),
    field: text("field").notNull(),
    before: jsonb("before"),
    after: jsonb("after"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.commandId, t.ordinal] })],
)

export const ticketOpenings = pgTable(
  "ticket_openings",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    ticketId: uuid("ticket_id").notNull(),
    teammateId: uuid("teammate_id").notNull(),
    reason: text("reason").notNull(),
    openedAt: timestamp("opened_at", { withTimezone: true }).notNull(),
    openUntil: timestamp("open_until", { withTimezone: true }).notNull(),
    endedAt: timestamp("ended_at", { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)
