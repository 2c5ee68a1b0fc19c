"use client"

import { useState } from "react"
import { useDirectory } from "@/components/shell/data"
import { useGive } from "@/components/shell/use-give"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { InlineError } from "@/components/ui/inline-error"
import { Select } from "@/components/ui/select"
import { useStored } from "@/components/ui/use-stored"
import type { ConversationView } from "@/lib/conversations/views"
import { whyNotComplete } from "@/lib/ticket-types/rules"
import { convertConversation } from "@/lib/tickets/actions"
import { emptyTicket, idToTry, TicketFields, valuesToSend } from "./ticket-form"

type Props = { open: boolean; onOpenChange: (open: boolean) => void; conversation: ConversationView }

/** Turns a conversation into a Customer ticket; says first that this stays (SPEC O3). */
export function ConvertDialog({ open, onOpenChange, conversation }: Props) {
  const directory = useDirectory()
  const give = useGive()
  const [draft, change, clear] = useStored(`convert.${directory.me}.${conversation.id}`, emptyTicket)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const types = directory.types.filter((t) => !t.archived && t.category === "customer")
  const type = types.find((t) => t.id === draft.typeId) ?? (types.length === 1 ? types[0] : undefined)
  const convert = async () => {
    if (busy) return
    if (!type) return setError("Please choose a ticket type.")
    if (draft.title.trim() === "") return setError("Please give the ticket a title.")
    const attributes = valuesToSend(type, draft)
    const missing = whyNotComplete(type.attributes, attributes, "create")
    if (missing) return setError(missing.sentence)
    setBusy(true)
    const { title, description } = draft
    const input = { conversationId: conversation.id, typeId: type.id, title, description, attributes }
    const tried = idToTry(draft, input)
    change({ tried })
    const result = await give(convertConversation, input, {
      quiet: true,
      commandId: tried.commandId,
      said: "This is a Customer ticket now.",
    })
    setBusy(false)
    if (!result.ok) return setError(result.sentence)
    clear()
    onOpenChange(false)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Convert to customer ticket"
      description={`${conversation.customer.name} will see this conversation as a ticket with its progress. It can't be turned back.`}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary-front" busy={busy} onClick={() => void convert()}>
            Convert
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Select
          label="Ticket type"
          required
          placeholder="Choose a type"
          value={type?.id ?? null}
          onChange={(typeId) => change({ typeId })}
          options={types.map((t) => ({ value: t.id, label: t.name, icon: t.icon }))}
        />
        <TicketFields type={type} draft={draft} onChange={change} />
        {error ? <InlineError>{error}</InlineError> : null}
      </div>
    </Dialog>
  )
}
