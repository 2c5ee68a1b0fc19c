"use client"

import { Link2, Unlink } from "lucide-react"
import { useState } from "react"
import { useGive } from "@/components/shell/use-give"
import { Button } from "@/components/ui/button"
import { AlertDialog } from "@/components/ui/dialog"
import { LazyDialog } from "@/components/ui/lazy-dialog"
import { unlinkTicket } from "@/lib/tickets/actions"
import { whyNotLink, whyNotUnlink } from "@/lib/tickets/rules"
import type { TicketView } from "@/lib/tickets/views"
import { linkConversationDialog } from "./dialogs"

/** "Link to conversation" and "Unlink" from the one it stands beside (SPEC O4, O5). */
export function LinkButtons({ ticket, besideId }: { ticket: TicketView; besideId: string | null }) {
  return (
    <>
      <LinkButton ticket={ticket} />
      <UnlinkButton ticket={ticket} besideId={besideId} />
    </>
  )
}

function LinkButton({ ticket }: { ticket: TicketView }) {
  const [open, setOpen] = useState(false)
  const facts = {
    ...ticket,
    linkedAlready: false,
    conversation: { isCustomerTicket: false, trackerNumber: null },
  }
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        icon={<Link2 />}
        disabledReason={whyNotLink(facts)?.sentence}
        onClick={() => setOpen(true)}
      >
        Link to conversation
      </Button>
      <LazyDialog part={linkConversationDialog} props={{ open, onOpenChange: setOpen, ticket }} />
    </>
  )
}

function UnlinkButton({ ticket, besideId }: { ticket: TicketView; besideId: string | null }) {
  const give = useGive()
  const [asking, setAsking] = useState(false)
  const linked = ticket.conversations.find((c) => c.id === besideId) ?? ticket.conversations[0]
  if (!linked) return null
  const whyNot = whyNotUnlink({ ...ticket, linkCount: ticket.conversations.length })
  const unlink = () => {
    setAsking(false)
    void give(unlinkTicket, { ticketId: ticket.id, conversationId: linked.id }, { said: "Unlinked." })
  }
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        icon={<Unlink />}
        disabledReason={whyNot?.sentence}
        onClick={() => setAsking(true)}
      >
        Unlink
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Unlink"
        confirmLabel="Unlink"
        tone="back"
        onConfirm={unlink}
      >
        Ticket #{ticket.number} will no longer stand beside {linked.customerName}’s conversation. What was
        cross-posted there stays.
      </AlertDialog>
    </>
  )
}
