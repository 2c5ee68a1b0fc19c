"use client"

import { Lock } from "lucide-react"
import { type KeyboardEvent, useState } from "react"
import { useDirectory } from "@/components/shell/data"
import { useGive } from "@/components/shell/use-give"
import { Button } from "@/components/ui/button"
import { InternalMark } from "@/components/ui/note-paper"
import { Tabs } from "@/components/ui/tabs"
import { useDraft } from "@/components/ui/use-draft"
import { WritingArea, WritingFooter, WritingPaper } from "@/components/ui/writing-paper"
import { addConversationNote, sendReply } from "@/lib/conversations/actions"
import type { ConversationView } from "@/lib/conversations/views"
import { docFromText } from "@/lib/shared/doc-text"
import { firstName } from "@/lib/team/rules"

type Mode = "reply" | "note"

/** Where one writes in a conversation: to the customer on bare paper, to teammates on note paper (SPEC N2, §11). */
export function ConversationComposer({ conversation }: { conversation: ConversationView }) {
  const [mode, setMode] = useState<Mode>("reply")
  return (
    <div className="shrink-0 px-4 pb-4 max-md:px-2 max-md:pb-2">
      <Tabs
        look="folder"
        label="What to write"
        listClassName="px-3"
        value={mode}
        onChange={setMode}
        items={[
          { value: "reply", label: "Reply", tone: "front" },
          { value: "note", label: "Note", icon: <Lock />, tone: "note" },
        ]}
      >
        <Sheet key={mode} mode={mode} conversation={conversation} />
      </Tabs>
    </div>
  )
}

function Sheet({ mode, conversation }: { mode: Mode; conversation: ConversationView }) {
  const { me } = useDirectory()
  const draft = useDraft(`${me}.${conversation.id}.${mode}`)
  const send = useSend(mode, conversation, draft)
  const note = mode === "note"
  const name = firstName(conversation.customer.name)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
    if (event.nativeEvent.isComposing) return
    event.preventDefault()
    void send()
  }
  const empty = note ? "Write a note first." : "Write a reply first."
  return (
    <WritingPaper tone={note ? "note" : "front"}>
      {note ? <InternalMark word={`Internal: ${name} never sees this`} className="px-3 pt-2" /> : null}
      <WritingArea
        label={note ? "Note" : "Reply"}
        placeholder={note ? "Write a note for your teammates" : `Write to ${name}`}
        value={draft.text}
        onChange={(event) => draft.write(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <WritingFooter className="justify-end">
        <Button
          variant={note ? "note" : "primary-front"}
          keys="mod+enter"
          disabledReason={draft.text.trim() === "" ? empty : undefined}
          onClick={() => void send()}
        >
          {note ? "Add note" : `Send reply to ${name}`}
        </Button>
      </WritingFooter>
    </WritingPaper>
  )
}

/** Sends what is written: it stands in the timeline at once, and comes back to the sheet if the server says no. */
function useSend(
  mode: Mode,
  { id: conversationId, customer }: ConversationView,
  draft: ReturnType<typeof useDraft>,
) {
  const give = useGive()
  const { me } = useDirectory()
  return async () => {
    if (draft.text.trim() === "") return
    const taken = draft.take()
    const { text, commandId } = taken
    const doc = docFromText(text)
    const places = [{ id: conversationId }]
    const note = {
      id: commandId,
      threadId: conversationId,
      authorId: me,
      doc,
      version: 1,
      editedAt: null,
      removedAt: null,
    }
    const author = { authorKind: "teammate", authorId: me } as const
    const message = { id: commandId, conversationId, customerId: customer.id, ...author, doc, files: [] }
    const result =
      mode === "note"
        ? await give(
            addConversationNote,
            { conversationId, text },
            {
              commandId,
              guess: [
                {
                  type: "note.added",
                  thread: conversationId,
                  data: { number: null, crossPosted: false },
                  places,
                  note,
                },
              ],
            },
          )
        : await give(
            sendReply,
            { conversationId, text },
            {
              commandId,
              guess: [
                {
                  type: "message.sent",
                  thread: conversationId,
                  data: { customerId: customer.id },
                  places,
                  message,
                },
              ],
            },
          )
    draft.settle(taken, result)
  }
}
