import { boolean, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core"

export const tags = pgTable(
  "tags",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    archivedAt: timestamp("archived_at", { withTimezone: true }),
    mergedInto: uuid("merged_into"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

export const conversationTags = pgTable(
  "conversation_tags",
  {
    workspaceId: uuid("workspace_id").notNull(),
    conversationId: uuid("conversation_id").notNull(),
    tagId: uuid("tag_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.conversationId, t.tagId] })],
)

export const ticketTags = pgTable(
  "ticket_tags",
  {
    workspaceId: uuid("workspace_id").notNull(),
    ticketId: uuid("ticket_id").notNull(),
    tagId: uuid("tag_id").notNull(),
    ticketShared: boolean("ticket_shared").notNull().default(true),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.ticketId, t.tagId] })],
)
