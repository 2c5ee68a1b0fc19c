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

export const workflows = pgTable(
  "workflows",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    position: integer("position").notNull(),
    triggerType: text("trigger_type").notNull(),
    enabled: boolean("enabled").notNull().default(false),
    version: integer("version").notNull(),
    changedAt: timestamp("changed_at", { withTimezone: true }).notNull(),
    archivedAt: timestamp("archived_at", { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

export const workflowVersions = pgTable(
  "workflow_versions",
  {
    workspaceId: uuid("workspace_id").notNull(),
    workflowId: uuid("workflow_id").notNull(),
    version: integer("version").notNull(),
    definition: jsonb("definition").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.workflowId, t.version] })],
)

export const workflowRuns = pgTable(
  "workflow_runs",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    workflowId: uuid("workflow_id").notNull(),
    version: integer("version").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    conversationId: uuid("conversation_id"),
    ticketId: uuid("ticket_id"),
    chain: jsonb("chain").notNull().default([]),
    status: text("status").notNull(),
    reason: text("reason"),
    conditions: jsonb("conditions"),
    startedAt: timestamp("started_at", { withTimezone: true }).notNull().defaultNow(),
    endedAt: timestamp("ended_at", { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

export const workflowSteps = pgTable(
  "workflow_steps",
  {
    workspaceId: uuid("workspace_id").notNull(),
    runId: uuid("run_id").notNull(),
    position: integer("position").notNull(),
    id: uuid("id").notNull(),
    actionId: uuid("action_id").notNull(),
    kind: text("kind").notNull(),
    sentence: text("sentence").notNull(),
    status: text("status").notNull(),
    code: text("code"),
    why: text("why"),
    at: timestamp("at", { withTimezone: true }).notNull(),
    waitsUntil: timestamp("waits_until", { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.runId, t.position] })],
)
