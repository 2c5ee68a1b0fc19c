"use client"

import { Eye, EyeOff, Share2 } from "lucide-react"
import { useState } from "react"
import { useDirectory } from "@/components/shell/data"
import { useGive } from "@/components/shell/use-give"
import { tagName, valueWords } from "@/components/threads/sentences"
import { Button } from "@/components/ui/button"
import { Chip } from "@/components/ui/chip"
import { AlertDialog } from "@/components/ui/dialog"
import { isEmptyValue } from "@/lib/shared/attributes"
import type { TypeView } from "@/lib/ticket-types/views"
import { shareTicket, stopSharing } from "@/lib/tickets/actions"
import { type SharingFacts, whyNotShare } from "@/lib/tickets/rules"
import type { TicketView } from "@/lib/tickets/views"

function factsOf(ticket: TicketView, type: TypeView | undefined): SharingFacts {
  return {
    category: ticket.category,
    typeName: type?.name ?? "These",
    typeAllowsSharing: type?.sharingAllowed ?? false,
    linkedToCustomerTicket: ticket.conversations.some((c) => c.category === "customer"),
    linkCount: ticket.conversations.length,
    otherShared: ticket.conversations.find((c) => c.otherShared !== null)?.otherShared ?? null,
  }
}

/** The one choice per ticket: shared with its customer, or internal; each way asks first (SPEC S2, S6). */
export function Sharing({ ticket }: { ticket: TicketView }) {
  return ticket.shared ? <StopSharing ticket={ticket} /> : <Share ticket={ticket} />
}

function Share({ ticket }: { ticket: TicketView }) {
  const directory = useDirectory()
  const give = useGive()
  const [asking, setAsking] = useState(false)
  const type = directory.types.find((t) => t.id === ticket.typeId)
  const conversation = ticket.conversations[0]
  const places = [{ id: ticket.id }, ...ticket.conversations.map((c) => ({ id: c.id }))]
  const share = () => {
    setAsking(false)
    if (!conversation) return
    const data = { number: ticket.number, conversationId: conversation.id }
    void give(
      shareTicket,
      { ticketId: ticket.id },
      {
        guess: [{ type: "ticket.shared", thread: ticket.id, data, places }],
        said: "Shared with the customer.",
      },
    )
  }
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        icon={<Share2 />}
        disabledReason={whyNotShare(factsOf(ticket, type))?.sentence}
        onClick={() => setAsking(true)}
      >
        Share with customer
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Share with customer"
        confirmLabel="Share"
        tone="back"
        onConfirm={share}
      >
        <BecomesVisible
          ticket={ticket}
          type={type}
          customerName={conversation?.customerName ?? "The customer"}
        />
      </AlertDialog>
    </>
  )
}

type VisibleProps = { ticket: TicketView; type: TypeView | undefined; customerName: string }

/** Lists, value by value, what a customer will read (SPEC S7). */
function BecomesVisible({ ticket, type, customerName }: VisibleProps) {
  const { states, timeZone } = useDirectory()
  const state = states.find((s) => s.id === ticket.stateId)
  const attributes = type?.attributes.filter((a) => a.visibleToCustomer && !a.archived) ?? []
  return (
    <div className="flex flex-col gap-2">
      <p>{customerName} will see:</p>
      <ul className="list-disc pl-5">
        <li>
          Ticket #{ticket.number}, “{ticket.title}” ({type?.name})
        </li>
        <li>Its state, as “{state?.customerLabel}”, and when that changes</li>
        {type?.descriptionVisible && ticket.description ? (
          <li>The description: {ticket.description}</li>
        ) : null}
        {attributes.map((a) => {
          const value = ticket.attributes[a.id]
          return (
            <li key={a.id}>
              {a.name}: {isEmptyValue(value) ? "nothing yet" : valueWords(value, a, timeZone)}
            </li>
          )
        })}
      </ul>
      <p>Notes, the assignee and the team stay internal.</p>
    </div>
  )
}

function StopSharing({ ticket }: { ticket: TicketView }) {
  const directory = useDirectory()
  const give = useGive()
  const [asking, setAsking] = useState(false)
  const { tagIds, conversations } = ticket
  const places = [{ id: ticket.id }, ...conversations.map((c) => ({ id: c.id }))]
  const stop = () => {
    setAsking(false)
    const data = { number: ticket.number, conversationId: conversations[0]?.id ?? "", tagIds }
    void give(
      stopSharing,
      { ticketId: ticket.id, knownTagIds: tagIds },
      {
        guess: [{ type: "ticket.sharing_stopped", thread: ticket.id, data, places }],
        said: "No longer shared. The customer doesn't see it any more.",
      },
    )
  }
  const names = new Intl.ListFormat("en").format(tagIds.map((id) => `“${tagName(directory, id)}”`))
  return (
    <>
      <Chip tone="front" icon={<Eye />}>
        Shared with customer
      </Chip>
      <Button size="sm" variant="ghost" icon={<EyeOff />} onClick={() => setAsking(true)}>
        Stop sharing
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Stop sharing"
        confirmLabel="Stop sharing"
        tone="back"
        onConfirm={stop}
      >
        <p>{conversations[0]?.customerName ?? "The customer"} will no longer see this ticket, from now on.</p>
        {tagIds.length > 0 ? (
          <p className="mt-2">
            Only shared tickets carry tags, so {tagIds.length === 1 ? "its tag" : "its tags"} {names} will be
            removed. The timeline keeps what was removed.
          </p>
        ) : null}
      </AlertDialog>
    </>
  )
}
