import { createHash } from "node:crypto"
import type postgres from "postgres"
import type { Rows } from "./rows"

/** One line, ready to be stored. */
export type LineToStore = {
  workspaceId: string
  /** The command's id and the conversation's. */
  id: string
  importId: string
  source: string
  subject: string
  status: { status: "open" | "snoozed" | "closed"; until: Date | null }
  kept: object
  rows: Rows
}

/**
 * Stores one line in one transaction and one statement, as the command "importConversation". Gives false if it was
 * imported before.
 */
export async function storeLine(sql: postgres.Sql, line: LineToStore): Promise<boolean> {
  const hash = createHash("sha256").update(line.source).digest("hex")
  const [row] = await sql<{ stored: boolean }[]>`
    select import_conversation(${line.workspaceId}, ${line.id}, decode(${hash}, 'hex'),
      ${JSON.stringify(shapeOf(line))}::text::jsonb) as stored`
  return row?.stored ?? false
}

/** The line as import_conversation() reads it. */
function shapeOf(line: LineToStore) {
  const { rows, subject } = line
  const { customerId: customer, tagIds: tags } = rows.resolved
  return {
    conversation: { id: line.id, customer, subject, import: line.importId, kept: line.kept, tags },
    threads: [...rows.ends.keys()].map((id) => threadShape(line, id)),
    messages: rows.messages.map(wordsShape),
    notes: rows.notes.map((note) => ({ ...wordsShape(note), thread: note.threadId })),
    tickets: rows.tickets.map((ticket) => ticketShape(ticket, rows.resolved.teammateId)),
    fields: rows.fieldChanges.map(({ ticketId: id, ...change }) => ({ id, ...change })),
    events: rows.events.map(({ actor, ...event }, ordinal) => {
      return { ordinal, kind: actor.kind, actor: actor.id, ...event }
    }),
  }
}

function threadShape({ rows, status }: LineToStore, id: string) {
  const end = rows.ends.get(id)
  const ticket = rows.tickets.find((t) => t.id === id)
  const resolved = ticket?.state.category === "resolved"
  const { assigneeId: assignee, teamId: team } = ticket ?? rows.resolved
  const last = { last: end?.lastAt, message: end?.messageId, note: end?.noteId }
  const {
    createdAt: created,
    status: inbox,
    until,
    category,
  } = ticket
    ? {
        createdAt: ticket.createdAt,
        status: resolved ? "closed" : "open",
        until: null,
        category: "back_office",
      }
    : { createdAt: rows.startedAt, ...status, category: "conversation" }
  return {
    id,
    category,
    assignee,
    team,
    status: inbox,
    until: until && until.getTime() / 1000,
    resolved,
    created,
    ...last,
  }
}

const wordsShape = ({ id, authorId: author, doc, text, t }: Rows["notes"][number]) => {
  return { id, author, doc, text, t }
}

function ticketShape(ticket: Rows["tickets"][number], creator: string) {
  const { id, place, title, description, shared, state } = ticket
  return {
    id,
    place,
    type: ticket.type.id,
    title,
    description,
    attributes: ticket.values,
    state: state.id,
    state_category: state.category,
    shared,
    created: ticket.createdAt,
    linked: ticket.linkedAt,
    ordinal: ticket.createdOrdinal,
    creator,
  }
}
