import { jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core"

export const conversations = pgTable(
  "conversations",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    category: text("category").notNull().default("conversation"),
    customerId: uuid("customer_id").notNull(),
    subject: text("subject").notNull().default(""),
    importId: text("import_id"),
    imported: jsonb("imported"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

export const messages = pgTable(
  "messages",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    conversationId: uuid("conversation_id").notNull(),
    customerId: uuid("customer_id").notNull(),
    authorKind: text("author_kind").notNull(),
    authorId: uuid("author_id"),
    doc: jsonb("doc").notNull(),
    text: text("text").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)
