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

export const threads = pgTable(
  "threads",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    category: text("category").notNull(),
    assigneeId: uuid("assignee_id"),
    teamId: uuid("team_id"),
    status: text("status").notNull().default("open"),
    snoozedUntil: timestamp("snoozed_until", { withTimezone: true }),
    snoozeTicketId: uuid("snooze_ticket_id"),
    snoozeEpoch: integer("snooze_epoch").notNull().default(0),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    lastAt: timestamp("last_at", { withTimezone: true }).notNull(),
    lastMessageId: uuid("last_message_id"),
    lastNoteId: uuid("last_note_id"),
    attentionSeq: bigint("attention_seq", { mode: "number" }),
    attentionBy: uuid("attention_by"),
    attentionOtherSeq: bigint("attention_other_seq", { mode: "number" }),
    resolved: boolean("resolved").notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

export const notes = pgTable(
  "notes",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    threadId: uuid("thread_id").notNull(),
    authorId: uuid("author_id"),
    answers: uuid("answers"),
    doc: jsonb("doc").notNull(),
    text: text("text").notNull(),
    version: integer("version").notNull().default(1),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    editedAt: timestamp("edited_at", { withTimezone: true }),
    removedAt: timestamp("removed_at", { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

export const noteVersions = pgTable(
  "note_versions",
  {
    workspaceId: uuid("workspace_id").notNull(),
    noteId: uuid("note_id").notNull(),
    version: integer("version").notNull(),
    doc: jsonb("doc").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.noteId, t.version] })],
)

export const reads = pgTable(
  "reads",
  {
    workspaceId: uuid("workspace_id").notNull(),
    teammateId: uuid("teammate_id").notNull(),
    threadId: uuid("thread_id").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.teammateId, t.threadId] })],
)

export const files = pgTable(
  "files",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    mediaType: text("media_type").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    uploadedBy: uuid("uploaded_by"),
    customerId: uuid("customer_id"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)
