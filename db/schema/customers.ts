import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core"

const time = (name: string) => timestamp(name, { withTimezone: true })

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
    createdAt: time("created_at").notNull().defaultNow(),
    nameBy: text("name_by").notNull().default("team"),
    emailBy: text("email_by").notNull().default("team"),
    blockedAt: time("blocked_at"),
    spamAt: time("spam_at"),
    spamDid: jsonb("spam_did"),
    mergedInto: uuid("merged_into"),
    erasedAt: time("erased_at"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

export const customerAttributes = pgTable(
  "customer_attributes",
  {
    workspaceId: uuid("workspace_id").notNull(),
    customerId: uuid("customer_id").notNull(),
    name: text("name").notNull(),
    value: text("value").notNull(),
    setBy: uuid("set_by"),
    setAt: time("set_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.customerId, t.name] })],
)

export const customerChanges = pgTable(
  "customer_changes",
  {
    workspaceId: uuid("workspace_id").notNull(),
    commandId: uuid("command_id").notNull(),
    ordinal: integer("ordinal").notNull(),
    customerId: uuid("customer_id").notNull(),
    field: text("field").notNull(),
    before: text("before"),
    after: text("after"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.commandId, t.ordinal] })],
)
