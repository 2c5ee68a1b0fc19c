"use client"

import { Eye, EyeOff, Share2 } from "lucide-react"
import { useState } from "react"
import { useDirectory } from "@/components/shell/data"
import { useGive } from "@/components/shell/use-give"
import { tagName } from "@/components/threads/sentences"
import { Button } from "@/components/ui/button"
import { Chip } from "@/components/ui/chip"
import { AlertDialog } from "@/components/ui/dialog"
import { LazyDialog } from "@/components/ui/lazy-dialog"
import type { TypeView } from "@/lib/ticket-types/views"
import { shareTicket, stopSharing } from "@/lib/tickets/actions"
import { type SharingFacts, whyNotShare } from "@/lib/tickets/rules"
import type { TicketView } from "@/lib/tickets/views"
import { CustomerSees } from "./customer-sees"
import { shareDialog } from "./dialogs"

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
        onPointerEnter={shareDialog.warm}
        onFocus={shareDialog.warm}
        onClick={() => setAsking(true)}
      >
        Share with customer
      </Button>
      <LazyDialog
        part={shareDialog}
        props={{
          open: asking,
          onOpenChange: setAsking,
          number: ticket.number,
          customerName: conversation?.customerName ?? "The customer",
          onShare: share,
        }}
      />
    </>
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
      <CustomerSees number={ticket.number} customerName={conversations[0]?.customerName ?? "the customer"} />
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
