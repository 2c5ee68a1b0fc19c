"use client"

import type { KeyboardEvent } from "react"
import { useDirectory } from "@/components/shell/data"
import { useGive } from "@/components/shell/use-give"
import { Button } from "@/components/ui/button"
import { InternalMark } from "@/components/ui/note-paper"
import { tip } from "@/components/ui/tooltip"
import { useDraft } from "@/components/ui/use-draft"
import { WritingArea, WritingFooter, WritingPaper } from "@/components/ui/writing-paper"
import { docFromText } from "@/lib/shared/doc-text"
import { firstName } from "@/lib/team/rules"
import { addTicketNote } from "@/lib/tickets/actions"
import type { TicketView } from "@/lib/tickets/views"

/** Where a ticket's notes are written: here alone, or also in every linked conversation (SPEC N3). */
export function TicketComposer({ ticket }: { ticket: TicketView }) {
  const { me, types } = useDirectory()
  const limited = types.find((t) => t.id === ticket.typeId)?.limited ?? false
  const draft = useDraft(`${me}.${ticket.id}.note`)
  const add = useAdd(ticket, draft)
  const nowhere =
    ticket.conversations.length === 0 ? `Ticket #${ticket.number} is linked to no conversation.` : undefined
  const empty = draft.text.trim() === "" ? "Write a note first." : undefined
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    void add(event.shiftKey)
  }
  return (
    <div className="shrink-0 px-4 pb-4 max-md:px-2 max-md:pb-2">
      <WritingPaper tone="note">
        <InternalMark className="px-3 pt-2" />
        <WritingArea
          label="Note"
          rows={2}
          placeholder={`Write a note on #${ticket.number}`}
          value={draft.text}
          onChange={(event) => draft.write(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <WritingFooter className="justify-end">
          {limited && nowhere === undefined ? (
            <p className="mr-auto text-xs text-note-text">
              Cross-posted, everyone who opens {whereTo(ticket)} reads it.
            </p>
          ) : null}
          <Button keys="mod+enter" variant="ghost" disabledReason={empty} onClick={() => void add(false)}>
            Add note
          </Button>
          <Button
            variant="note"
            keys="mod+shift+enter"
            disabledReason={nowhere ?? empty}
            onClick={() => void add(true)}
            {...tip(nowhere ?? empty ?? `Also in ${whereTo(ticket)}`)}
          >
            Add note and cross-post
          </Button>
        </WritingFooter>
      </WritingPaper>
    </div>
  )
}

/** Whose conversations a cross-post goes to, in words. */
function whereTo(ticket: TicketView): string {
  const [first, ...others] = ticket.conversations
  if (!first) return "no conversation"
  if (others.length > 0) return `${ticket.conversations.length} conversations`
  return `${firstName(first.customerName)}’s conversation`
}

function useAdd(ticket: TicketView, draft: ReturnType<typeof useDraft>) {
  const give = useGive()
  const { me } = useDirectory()
  return async (crossPost: boolean) => {
    if (draft.text.trim() === "") return
    const taken = draft.take()
    const { text, commandId } = taken
    const doc = docFromText(text)
    const conversations = crossPost ? ticket.conversations : []
    const result = await give(
      addTicketNote,
      { ticketId: ticket.id, text, crossPost },
      {
        commandId,
        guess: [
          {
            type: "note.added",
            thread: ticket.id,
            data: { number: ticket.number, crossPosted: crossPost },
            places: [{ id: ticket.id }, ...conversations.map((c) => ({ id: c.id }))],
            note: {
              id: commandId,
              threadId: ticket.id,
              authorId: me,
              doc,
              version: 1,
              editedAt: null,
              removedAt: null,
            },
          },
        ],
        ...(crossPost ? { said: `Note also stands in ${whereTo(ticket)}.` } : {}),
      },
    )
    draft.settle(taken, result)
  }
}
