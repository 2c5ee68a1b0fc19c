import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { notes, noteVersions } from "@/db/schema/threads"
import type { Actor } from "@/lib/events/actor"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import { type Doc, plainText } from "@/lib/shared/doc"
import { docFromText } from "@/lib/shared/doc-text"
import { notThere, refuse } from "@/lib/shared/refusals"
import { EditNote, RemoveNote } from "../inputs"
import { whyNotEditNote, whyNotRemoveNote } from "../rules"

/** Stores a note; its id is the command's, so that the same send twice makes one note (SPEC N3). */
export function insertNote(
  { tx, send, workspaceId, commandId, actor, at }: CommandContext,
  note: { threadId: string; doc: Doc },
): void {
  const authorId = actor.kind === "teammate" ? actor.id : null
  const text = plainText(note.doc)
  send(tx.insert(notes).values({ workspaceId, id: commandId, authorId, createdAt: at, text, ...note }))
}

type LockedNote = {
  threadId: string
  authorId: string | null
  version: number
  removedAt: string | null
  doc: Doc
}

async function lockNote(tx: Tx, workspaceId: string, noteId: string): Promise<LockedNote | null> {
  // The thread as well: its event refers to it, and a state change that waits for this one's place in the order may
  // hold it by then.
  const rows = await tx.execute<LockedNote>(sql`
    select n.thread_id as "threadId", n.author_id as "authorId", n.version, n.removed_at as "removedAt", n.doc
    from notes n join threads t on t.workspace_id = n.workspace_id and t.id = n.thread_id
    where n.workspace_id = ${workspaceId} and n.id = ${noteId}
    for no key update of n for key share of t`)
  return rows[0] ?? null
}

/**
 * Changes a note's text, everywhere it stands (SPEC N4). Refuses anyone but its author, and an edit made of an older
 * version than the one stored.
 */
export const editNote = defineCommand({
  name: "editNote",
  right: "teammate",
  input: EditNote,
  run: async ({ tx, workspaceId, actor, at }, { noteId, version, text }) => {
    const note = await lockNote(tx, workspaceId, noteId)
    if (!note) return notThere
    const refusal = whyNotEditNote(note, actor)
    if (refusal) return refusal
    if (note.version !== version)
      return refuse(
        "changed_meanwhile",
        "This note was changed meanwhile. Your text is kept; please look again.",
      )
    await tx.insert(noteVersions).values({ workspaceId, noteId, version, doc: note.doc, at })
    const doc = docFromText(text)
    await tx.execute(sql`
      update notes set doc = ${JSON.stringify(doc)}::text::jsonb, text = ${plainText(doc)}, version = version + 1,
        edited_at = ${at.toISOString()}
      where workspace_id = ${workspaceId} and id = ${noteId}`)
    const data = { version: version + 1 }
    return [{ type: "note.edited", thread: note.threadId, note: noteId, data, places: [] }]
  },
})

const blank: Doc = { type: "doc", content: [] }

/** Blanks a note and its earlier versions everywhere; that there was one stays (SPEC N4, A5). */
export const removeNote = defineCommand({
  name: "removeNote",
  right: "teammate",
  input: RemoveNote,
  run: async ({ tx, workspaceId, actor, at }, { noteId }) => {
    const note = await lockNote(tx, workspaceId, noteId)
    if (!note) return notThere
    const refusal = whyNotRemoveNote(note, withRole(actor))
    if (refusal) return refusal
    const empty = JSON.stringify(blank)
    await tx.execute(sql`
      update notes set doc = ${empty}::text::jsonb, text = '', removed_at = ${at.toISOString()}
      where workspace_id = ${workspaceId} and id = ${noteId}`)
    await tx.execute(sql`
      update note_versions set doc = ${empty}::text::jsonb
      where workspace_id = ${workspaceId} and note_id = ${noteId}`)
    const data = { version: note.version }
    return [{ type: "note.removed", thread: note.threadId, note: noteId, data, places: [] }]
  },
})

function withRole(actor: Actor) {
  return { id: actor.id, role: actor.kind === "teammate" ? actor.role : ("admin" as const) }
}
