"use client"

import { useGive } from "@/components/shell/use-give"
import type { ConversationView } from "@/lib/conversations/views"
import type { Hit } from "@/lib/search/views"
import { linkTicket } from "@/lib/tickets/actions"
import { SearchDialog } from "./search-dialog"

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  conversation: ConversationView
  onLinked: (number: number) => void
}

type TicketHit = Extract<Hit, { kind: "ticket" }>

/** Links a ticket that exists already to this conversation (SPEC O4). */
export function LinkTicketDialog({ open, onOpenChange, conversation, onLinked }: Props) {
  const give = useGive()
  return (
    <SearchDialog<TicketHit>
      open={open}
      onOpenChange={onOpenChange}
      title="Link existing ticket"
      label="Find a ticket"
      placeholder="Number or title"
      isChoice={(hit): hit is TicketHit => hit.kind === "ticket" && hit.category !== "customer"}
      draw={(hit) => (
        <>
          <b className="text-back-text tabular">#{hit.number}</b> {hit.title ?? "Restricted ticket"}
        </>
      )}
      whyNot={(hit) =>
        hit.title === null
          ? "Only its teams can link it."
          : conversation.tickets.some((t) => t.id === hit.id)
            ? `Ticket #${hit.number} is linked to this conversation already.`
            : undefined
      }
      onChoose={async (hit) => {
        const input = { ticketId: hit.id, conversationId: conversation.id }
        const result = await give(linkTicket, input, { quiet: true, said: `Ticket #${hit.number} linked.` })
        if (!result.ok) return result.sentence
        onLinked(hit.number)
        return null
      }}
    />
  )
}
