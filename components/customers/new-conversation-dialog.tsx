"use client"

import { useState } from "react"
import { ask } from "@/components/shell/use-give"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { InlineError } from "@/components/ui/inline-error"
import { Tabs } from "@/components/ui/tabs"
import { TextArea } from "@/components/ui/text-area"
import { TextField } from "@/components/ui/text-field"
import { useStored } from "@/components/ui/use-stored"
import { startForCustomer } from "@/lib/conversations/actions"
import type { CustomerView } from "@/lib/customers/views"
import { newId } from "@/lib/shared/ids"
import { ChooseCustomer } from "./choose-customer"

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** For whom, where that is clear from the start. */
  customer?: CustomerView | undefined
  onStarted: (id: string) => void
}
type Kind = "message" | "note"
type Typed = {
  customer: CustomerView | null
  subject: string
  kind: Kind
  text: string
  ids: { id: string; partId: string } | null
}

const nothing: Typed = { customer: null, subject: "", kind: "message", text: "", ids: null }

const kinds = [
  { value: "message", label: "Write to the customer", tone: "front" },
  { value: "note", label: "Note of a call", tone: "note" },
] as const

const hints: Record<Kind, string> = {
  message: "They see it in their messenger and get a mail.",
  note: "Stays internal: the customer sees nothing of this conversation until somebody writes to them.",
}

/** Starts a conversation for a customer, after a call or a mail that came elsewhere; what is typed is kept until then. */
export function NewConversationDialog({ open, onOpenChange, customer, onStarted }: Props) {
  const form = useNewConversation(customer, (id) => {
    onOpenChange(false)
    onStarted(id)
  })
  const { typed, change, error } = form
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New conversation"
      description="It is assigned to you."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary-front" busy={form.busy} onClick={() => void form.start()}>
            {typed.kind === "message" ? "Start and send" : "Start with note"}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <ChooseCustomer
          label="Customer"
          chosen={form.whom}
          fixed={customer !== undefined}
          onChoose={(one) => change({ customer: one })}
        />
        <TextField
          label="Subject"
          required
          maxLength={500}
          value={typed.subject}
          hint="The customer sees it once somebody writes to them."
          onChange={(event) => change({ subject: event.target.value })}
        />
        <Tabs
          label="How it begins"
          items={kinds}
          value={typed.kind}
          onChange={(kind: Kind) => change({ kind })}
        >
          <TextArea
            label={typed.kind === "message" ? "Message to the customer" : "What was said"}
            required
            rows={5}
            className="pt-3"
            value={typed.text}
            hint={hints[typed.kind]}
            onChange={(event) => change({ text: event.target.value })}
          />
        </Tabs>
        {error ? <InlineError>{error}</InlineError> : null}
      </div>
    </Dialog>
  )
}

function useNewConversation(customer: CustomerView | undefined, onStarted: (id: string) => void) {
  const [typed, change, clear] = useStored(`new-conversation.${customer?.id ?? "any"}`, nothing)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const whom = customer ?? typed.customer
  const start = async () => {
    if (busy) return
    if (!whom) return setError("Please choose a customer.")
    // The same ids until it is known to be done, so that pressing again does it once.
    const ids = typed.ids ?? { id: newId(), partId: newId() }
    setBusy(true)
    const result = await ask(startForCustomer, {
      commandId: ids.id,
      partId: ids.partId,
      customerId: whom.id,
      subject: typed.subject,
      kind: typed.kind,
      text: typed.text,
    })
    setBusy(false)
    // Only where nobody knows whether it was done are the same ids needed again.
    change({ ids: !result.ok && result.code === "not_reached" ? ids : null })
    if (!result.ok) return setError(result.sentence)
    clear()
    setError(undefined)
    onStarted(ids.id)
  }
  const edit = (some: Partial<Typed>) => change({ ids: null, ...some })
  return { typed, change: edit, whom, error, busy, start }
}
