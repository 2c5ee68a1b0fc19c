"use client"

import { draftStore } from "@/components/ui/draft-store"
import { useDraft } from "@/components/ui/use-draft"
import { newId } from "@/lib/shared/ids"
import { useCustomer } from "./context"
import type { Outgoing } from "./outbox"
import { keepFiles, useAttachments } from "./use-attachments"

/**
 * What a customer is writing in a conversation, or to begin one: kept in this browser until it is sent, then in the
 * outbox until it has arrived.
 */
export function useWriting(conversationId: string | null) {
  const { owner, outbox, go } = useCustomer()
  const name = `message.${owner}.${conversationId ?? "new"}`
  const draft = useDraft(name)
  const attachments = useAttachments(name)
  const nothing = draft.text.trim() === "" && attachments.files.length === 0
  const whyNot = attachments.busy
    ? "Please wait until the files are uploaded."
    : nothing
      ? "Write a message first."
      : undefined
  const send = () => {
    if (whyNot) return
    const taken = draft.take()
    const starts = conversationId === null
    outbox.add({
      id: taken.commandId,
      messageId: starts ? newId() : taken.commandId,
      conversationId: conversationId ?? taken.commandId,
      starts,
      text: taken.text,
      files: attachments.take(),
    })
    // From here on the outbox keeps it.
    draftStore.done(name, taken)
    if (starts) go({ at: "conversation", id: taken.commandId }, "replace")
  }
  return {
    draft,
    attachments,
    whyNot,
    send,
    /** A message that was refused comes back to the sheet it was written on. */
    edit(item: Outgoing) {
      outbox.remove(item.id)
      const sheet = item.starts ? `message.${owner}.new` : name
      const since = draftStore.get(sheet).text
      draftStore.write(sheet, since === "" ? item.text : `${item.text}\n\n${since}`)
      if (!item.starts) return attachments.putBack(item.files)
      keepFiles(sheet, item.files)
      go({ at: "new" }, "replace")
    },
  }
}
