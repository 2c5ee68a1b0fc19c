"use client"

import { useGive } from "@/components/shell/use-give"
import type { Hit } from "@/lib/search/views"
import { linkTicket } from "@/lib/tickets/actions"
import type { TicketView } from "@/lib/tickets/views"
import { SearchDialog } from "./search-dialog"

type Props = { open: boolean; onOpenChange: (open: boolean) => void; ticket: TicketView }

type ConversationHit = Extract<Hit, { kind: "conversation" }>

/** Links a ticket to one more conversation (SPEC O4). */
export function LinkConversationDialog({ open, onOpenChange, ticket }: Props) {
  const give = useGive()
  return (
    <SearchDialog<ConversationHit>
      open={open}
      onOpenChange={onOpenChange}
      title="Link to conversation"
      label="Find a conversation"
      placeholder="Customer or subject"
      isChoice={(hit): hit is ConversationHit => hit.kind === "conversation"}
      draw={(hit) => (
        <>
          <b className="font-semibold">{hit.customerName}</b> {hit.subject}
        </>
      )}
      whyNot={(hit) =>
        ticket.conversations.some((c) => c.id === hit.id)
          ? `Ticket #${ticket.number} is linked to this conversation already.`
          : undefined
      }
      onChoose={async (hit) => {
        const input = { ticketId: ticket.id, conversationId: hit.id }
        const said = `Linked to ${hit.customerName}’s conversation.`
        const result = await give(linkTicket, input, { quiet: true, said })
        return result.ok ? null : result.sentence
      }}
    />
  )
}
