import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { notes, noteVersions } from "@/db/schema/threads"
import { mayOpen } from "@/lib/events/access"
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
  /** Whether it stands in linked conversations too. */
  crossPosted: boolean
  authorId: string | null
  version: number
  removedAt: string | null
  doc: Doc
}

/** A note as a command holds it; null where there is none, or none that this actor may see (SPEC A2, A3). */
async function lockNote(tx: Tx, actor: Actor, noteId: string): Promise<LockedNote | null> {
  const { workspaceId } = actor
  // The thread as well: its event refers to it, and a state change that waits for this one's place in the order may
  // hold it by then.
  const rows = await tx.execute<LockedNote & { open: boolean }>(sql`
    select n.thread_id as "threadId", n.author_id as "authorId", n.version, n.removed_at as "removedAt", n.doc,
      exists (select 1 from timeline l join events e on e.workspace_id = l.workspace_id and e.seq = l.seq
        where l.workspace_id = n.workspace_id and l.thread_id = n.thread_id and e.note_id = n.id
          and e.type = 'note.added' and (e.data -> 'crossPosted')::boolean) as "crossPosted",
      k.id is null or ${mayOpen(actor, sql`k.type_id`, sql`k.id`)} as open
    from notes n join threads t on t.workspace_id = n.workspace_id and t.id = n.thread_id
    left join tickets k on k.workspace_id = n.workspace_id and k.id = n.thread_id and k.category <> 'customer'
    where n.workspace_id = ${workspaceId} and n.id = ${noteId}
    for no key update of n for key share of t`)
  const [note] = rows
  return note && (note.open || note.crossPosted) ? note : null
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
    const note = await lockNote(tx, actor, noteId)
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
    const data = { version: version + 1, crossPosted: note.crossPosted }
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
    const note = await lockNote(tx, actor, noteId)
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
    const data = { version: note.version, crossPosted: note.crossPosted }
    return [{ type: "note.removed", thread: note.threadId, note: noteId, data, places: [] }]
  },
})

function withRole(actor: Actor) {
  return { id: actor.id, role: actor.kind === "teammate" ? actor.role : ("admin" as const) }
}
