"use client"

import { Pencil, Trash2 } from "lucide-react"
import { type KeyboardEvent, useState } from "react"
import { useDirectory } from "@/components/shell/data"
import { useGive } from "@/components/shell/use-give"
import { Button } from "@/components/ui/button"
import { AlertDialog } from "@/components/ui/dialog"
import { IconButton } from "@/components/ui/icon-button"
import { InlineError } from "@/components/ui/inline-error"
import { useDraft } from "@/components/ui/use-draft"
import { WritingArea, WritingPaper } from "@/components/ui/writing-paper"
import type { NoteView } from "@/lib/events/event"
import { textFromDoc } from "@/lib/shared/doc-text"
import { editNote, removeNote } from "@/lib/threads/actions"
import { whyNotEditNote, whyNotRemoveNote } from "@/lib/threads/rules"

type Editing = {
  open: boolean
  text: string
  /** The note's version that the words were taken from; a newer one on the server stops the save. */
  version: number
  start: () => void
  write: (text: string) => void
  /** Leaves the words kept, for the next time. */
  leave: () => void
  finish: () => void
}

/** Whether a note is being edited here, and the words so far, which are kept until they are saved or given up. */
export function useNoteEditing(note: NoteView | null): Editing {
  const { me } = useDirectory()
  const draft = useDraft(`${me}.edit.${note?.id}`)
  const [version, setVersion] = useState<number | null>(null)
  return {
    open: version !== null,
    text: draft.text,
    version: version ?? 0,
    start: () => {
      if (!note) return
      if (draft.text === "") draft.write(textFromDoc(note.doc))
      setVersion(note.version)
    },
    write: draft.write,
    leave: () => setVersion(null),
    finish: () => {
      draft.clear()
      setVersion(null)
    },
  }
}

/** Edit and remove, for those who may (SPEC N4). */
export function NoteActions({ note, editing }: { note: NoteView; editing: Editing }) {
  const { me, role } = useDirectory()
  const give = useGive()
  const [asking, setAsking] = useState(false)
  const mayEdit = whyNotEditNote(note, { id: me }) === null
  const mayRemove = whyNotRemoveNote(note, { id: me, role }) === null
  if (!mayEdit && !mayRemove) return null
  const remove = () => {
    setAsking(false)
    void give(removeNote, { noteId: note.id }, { said: "Note removed." })
  }
  return (
    <>
      {mayEdit ? <IconButton size="sm" label="Edit note" icon={<Pencil />} onClick={editing.start} /> : null}
      <IconButton size="sm" label="Remove note" icon={<Trash2 />} onClick={() => setAsking(true)} />
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Remove note"
        confirmLabel="Remove"
        tone="danger"
        onConfirm={remove}
      >
        Its words are blanked everywhere it stands, for good. That there was a note stays in the timeline.
      </AlertDialog>
    </>
  )
}

/** The words of a note, to be changed where they stand. */
export function NoteEditor({ note, editing }: { note: NoteView; editing: Editing }) {
  const give = useGive()
  const [error, setError] = useState<string>()
  const save = async () => {
    const result = await give(
      editNote,
      { noteId: note.id, version: editing.version, text: editing.text },
      { quiet: true, said: "Note changed." },
    )
    if (result.ok) editing.finish()
    else setError(result.sentence)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === "Escape") editing.leave()
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      event.stopPropagation()
      void save()
    }
  }
  return (
    <div className="flex flex-col gap-2">
      <WritingPaper tone="note">
        <WritingArea
          label="Edit note"
          autoFocus
          value={editing.text}
          onChange={(event) => editing.write(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </WritingPaper>
      {error ? <InlineError>{error}</InlineError> : null}
      <div className="flex gap-1">
        <Button size="sm" variant="note" keys="mod+enter" onClick={() => void save()}>
          Save note
        </Button>
        <Button size="sm" variant="ghost" onClick={editing.finish}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
