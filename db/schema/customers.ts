import { pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core"

export const customers = pgTable(
  "customers",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    email: text("email"),
    company: text("company"),
    externalId: text("external_id"),
    importId: text("import_id"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)
