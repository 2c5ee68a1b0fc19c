"use client"

import { useState } from "react"
import { useDirectory } from "@/components/shell/data"
import { useGive } from "@/components/shell/use-give"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { EmptyState } from "@/components/ui/empty-state"
import { InlineError } from "@/components/ui/inline-error"
import { Select } from "@/components/ui/select"
import type { ConversationView } from "@/lib/conversations/views"
import { newId } from "@/lib/shared/ids"
import { firstName } from "@/lib/team/rules"
import { sendTicketForm } from "@/lib/tickets/actions"
import { formFacts, typesForForms, whyNotSendForm } from "@/lib/tickets/rules"
import { FormPreview } from "./form-preview"

type Props = { open: boolean; onOpenChange: (open: boolean) => void; conversation: ConversationView }

/** Sends the customer a form: which types there are for it, and what they will be asked (SPEC F1). */
export function SendFormDialog({ open, onOpenChange, conversation }: Props) {
  const directory = useDirectory()
  const give = useGive()
  const [chosen, choose] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  const { id, customer } = conversation
  const types = typesForForms(directory.types)
  const type = types.find((t) => t.id === chosen) ?? (types.length === 1 ? types[0] : undefined)
  const name = firstName(customer.name)
  const noTypes = types.length === 0 ? "No ticket type is open to customers yet." : undefined
  const whyNot = whyNotSendForm(formFacts(conversation))?.sentence ?? noTypes
  const send = () => {
    if (!type) return setError("Please choose a ticket type.")
    onOpenChange(false)
    const commandId = newId()
    const data = { formId: commandId, typeId: type.id }
    void give(
      sendTicketForm,
      { conversationId: id, typeId: type.id },
      {
        commandId,
        guess: [{ type: "form.sent", thread: id, data, places: [{ id }] }],
        said: `The ${type.name} form was sent to ${name}.`,
      },
    )
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Send ticket form"
      description={`${name} fills it in where you write to each other. It becomes a ticket that they can follow.`}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary-front" disabledReason={whyNot} onClick={send}>
            Send form
          </Button>
        </>
      }
    >
      {types.length === 0 ? (
        <EmptyState className="py-6">
          Forms are for Customer ticket types, and for back-office types that may be shared. There is none
          yet.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          <Select
            label="Ticket type"
            required
            placeholder="Choose a type"
            value={type?.id ?? null}
            onChange={(typeId) => {
              choose(typeId)
              setError(undefined)
            }}
            options={types.map((t) => ({
              value: t.id,
              label: t.name,
              icon: t.icon,
              hint: t.category === "customer" ? "Customer ticket" : "Back-office, shared",
            }))}
          />
          {type ? <FormPreview type={type} name={name} /> : null}
          {error || whyNot ? <InlineError>{whyNot ?? error}</InlineError> : null}
        </div>
      )}
    </Dialog>
  )
}
