import { bigint, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core"
import { bytea } from "./columns"

export const commands = pgTable(
  "commands",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    actorId: uuid("actor_id"),
    bodyHash: bytea("body_hash").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

export const events = pgTable(
  "events",
  {
    workspaceId: uuid("workspace_id").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    commandId: uuid("command_id").notNull(),
    ordinal: integer("ordinal").notNull(),
    type: text("type").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    at: timestamp("at", { withTimezone: true }).notNull(),
    threadId: uuid("thread_id"),
    noteId: uuid("note_id"),
    messageId: uuid("message_id"),
    data: jsonb("data").notNull().default({}),
    /** Both made by the database. */
    salt: uuid("salt").notNull().defaultRandom(),
    hash: bytea("hash")
      .notNull()
      .$default(() => Buffer.alloc(0)),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.seq] })],
)

export const timeline = pgTable(
  "timeline",
  {
    workspaceId: uuid("workspace_id").notNull(),
    threadId: uuid("thread_id").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.threadId, t.seq] })],
)
