import { bigint, boolean, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core"
import { bytea } from "./columns"

export const workspaces = pgTable("workspaces", {
  workspaceId: uuid("workspace_id").notNull().primaryKey(),
  slug: text("slug").notNull(),
  name: text("name").notNull(),
  timeZone: text("time_zone").notNull().default("UTC"),
  demo: boolean("demo").notNull().default(false),
  wakesOnStateChange: text("wakes_on_state_change").notNull().default("resolved"),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  businessHours: jsonb("business_hours").notNull().default([]),
})

export const removedDemos = pgTable("removed_demos", {
  workspaceId: uuid("workspace_id").notNull().primaryKey(),
  removedAt: timestamp("removed_at", { withTimezone: true }).notNull().defaultNow(),
  entries: bigint("entries", { mode: "number" }).notNull(),
  head: bytea("head"),
})

export const counters = pgTable("counters", {
  workspaceId: uuid("workspace_id").notNull().primaryKey(),
})

export const ticketCounters = pgTable("ticket_counters", {
  workspaceId: uuid("workspace_id").notNull().primaryKey(),
  lastNumber: integer("last_number").notNull().default(0),
})
