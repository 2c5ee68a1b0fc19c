"use client"

import { type KeyboardEvent, useState } from "react"
import { useDirectory } from "@/components/shell/data"
import { useGive } from "@/components/shell/use-give"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { Dialog } from "@/components/ui/dialog"
import { InlineError } from "@/components/ui/inline-error"
import { Select } from "@/components/ui/select"
import { useStored } from "@/components/ui/use-stored"
import type { ConversationView } from "@/lib/conversations/views"
import type { Directory } from "@/lib/live/directory"
import { firstName, nameOf } from "@/lib/team/rules"
import { whyNotComplete } from "@/lib/ticket-types/rules"
import { saidToOutsiders } from "@/lib/ticket-types/rules/outside"
import type { TypeView } from "@/lib/ticket-types/views"
import { createTicket } from "@/lib/tickets/actions"
import { whyNotShare } from "@/lib/tickets/rules"
import { emptyTicket, idToTry, TicketFields, valuesToSend } from "./ticket-form"

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  conversation: ConversationView
  onCreated: (number: number) => void
}

/** Opens a Back-office (or Tracker) ticket from a conversation; what is typed is kept until it is created (SPEC O4). */
export function NewTicketDialog({ open, onOpenChange, conversation, onCreated }: Props) {
  const directory = useDirectory()
  const form = useNewTicket(conversation, (number) => {
    onOpenChange(false)
    onCreated(number)
  })
  const { draft, change, type, whyNotToShare, error } = form
  const said = type && saidToOutsiders(type, directory)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    void form.create()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New back-office ticket"
      description={whoSees(conversation, draft.share && !whyNotToShare)}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary-back" keys="mod+enter" busy={form.busy} onClick={() => void form.create()}>
            Create ticket
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: catches the shortcut of the button below */}
      <div data-side="back" className="flex flex-col gap-4 bg-transparent" onKeyDown={onKeyDown}>
        <Select
          label="Ticket type"
          required
          placeholder="Choose a type"
          value={draft.typeId}
          onChange={(typeId) => change({ typeId })}
          options={form.types.map((t) => ({
            value: t.id,
            label: t.name,
            icon: t.icon,
            hint: hintOf(t, directory),
          }))}
        />
        {said ? <p className="text-base text-ink-2 wrap-anywhere">{said}</p> : null}
        <TicketFields type={type} draft={draft} onChange={change} />
        <Checkbox
          label="Share with customer"
          checked={draft.share && !whyNotToShare}
          disabledReason={whyNotToShare}
          hint="The customer follows its progress. Notes stay internal."
          onCheckedChange={(share) => change({ share })}
        />
        {error ? <InlineError>{error}</InlineError> : null}
      </div>
    </Dialog>
  )
}

function whoSees({ customer: { name } }: ConversationView, shared: boolean): string {
  const sees = shared ? "follows its title, state and shared fields" : "sees nothing of it"
  return `From the conversation with ${name}. ${firstName(name)} ${sees}.`
}

function hintOf(type: TypeView, directory: Directory): string {
  if (type.category === "tracker") return "Tracker"
  return type.defaultTeamId ? nameOf(directory.teams, type.defaultTeamId) : ""
}

/** Says why the share switch is off and stays off, with the server's own words. */
function shareReason(type: TypeView | undefined, conversation: ConversationView): string | undefined {
  if (!type) return "Choose a ticket type first."
  return whyNotShare({
    category: type.category,
    typeName: type.name,
    typeAllowsSharing: type.sharingAllowed,
    linkedToCustomerTicket: conversation.category === "customer",
    linkCount: 1,
    otherShared: conversation.tickets.find((t) => t.shared)?.number ?? null,
  })?.sentence
}

function useNewTicket(conversation: ConversationView, onCreated: (number: number) => void) {
  const directory = useDirectory()
  const give = useGive()
  const [draft, change, clear] = useStored(`ticket.${directory.me}.${conversation.id}`, emptyTicket)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const types = directory.types.filter((t) => !t.archived && t.category !== "customer")
  const type = types.find((t) => t.id === draft.typeId)
  const whyNotToShare = shareReason(type, conversation)
  const create = async () => {
    if (busy) return
    if (!type) return setError("Please choose a ticket type.")
    if (draft.title.trim() === "") return setError("Please give the ticket a title.")
    const attributes = valuesToSend(type, draft)
    const missing = whyNotComplete(type.attributes, attributes, "create")
    if (missing) return setError(missing.sentence)
    setBusy(true)
    const { title, description } = draft
    const share = draft.share && !whyNotToShare
    const input = { conversationId: conversation.id, typeId: type.id, title, description, attributes, share }
    const tried = idToTry(draft, input)
    change({ tried })
    const result = await give(createTicket, input, { quiet: true, commandId: tried.commandId })
    setBusy(false)
    if (!result.ok) return setError(result.sentence)
    setError(undefined)
    clear()
    const created = result.events.find((e) => e.type === "ticket.created")
    if (created) onCreated(created.data.number)
  }
  return {
    draft,
    type,
    types,
    whyNotToShare,
    error,
    busy,
    create,
    change: (some: Parameters<typeof change>[0]) => {
      setError(undefined)
      change(some)
    },
  }
}
