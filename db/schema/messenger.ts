import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core"
import { bytea } from "./columns"

export const customerFeed = pgTable(
  "customer_feed",
  {
    workspaceId: uuid("workspace_id").notNull(),
    customerId: uuid("customer_id").notNull(),
    n: bigint("n", { mode: "number" }).notNull(),
    conversationId: uuid("conversation_id").notNull(),
    type: text("type").notNull(),
    byCustomer: boolean("by_customer").notNull(),
    messageId: uuid("message_id"),
    ticketId: uuid("ticket_id"),
    formId: uuid("form_id"),
    label: text("label"),
    step: text("step"),
    at: timestamp("at", { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.customerId, t.n] })],
)

export const customerReads = pgTable(
  "customer_reads",
  {
    workspaceId: uuid("workspace_id").notNull(),
    customerId: uuid("customer_id").notNull(),
    conversationId: uuid("conversation_id").notNull(),
    n: bigint("n", { mode: "number" }).notNull(),
    at: timestamp("at", { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.customerId, t.conversationId] })],
)

export const messageFiles = pgTable(
  "message_files",
  {
    workspaceId: uuid("workspace_id").notNull(),
    messageId: uuid("message_id").notNull(),
    fileId: uuid("file_id").notNull(),
    customerId: uuid("customer_id").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.messageId, t.fileId] })],
)

export const ticketForms = pgTable(
  "ticket_forms",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    conversationId: uuid("conversation_id").notNull(),
    customerId: uuid("customer_id").notNull(),
    typeId: uuid("type_id").notNull(),
    sentAt: timestamp("sent_at", { withTimezone: true }).notNull(),
    submittedAt: timestamp("submitted_at", { withTimezone: true }),
    ticketId: uuid("ticket_id"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

export const messengerSettings = pgTable("messenger_settings", {
  workspaceId: uuid("workspace_id").primaryKey(),
  key: text("key").notNull(),
  sites: jsonb("sites").notNull().default([]),
})

export const customerLinks = pgTable(
  "customer_links",
  {
    workspaceId: uuid("workspace_id").notNull(),
    tokenHash: bytea("token_hash").notNull(),
    email: text("email").notNull(),
    next: text("next"),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    usedAt: timestamp("used_at", { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.tokenHash] })],
)

export const customerSessions = pgTable(
  "customer_sessions",
  {
    workspaceId: uuid("workspace_id").notNull(),
    tokenHash: bytea("token_hash").notNull(),
    customerId: uuid("customer_id").notNull(),
    byLink: boolean("by_link").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.tokenHash] })],
)
