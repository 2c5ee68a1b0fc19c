"use client"

import { Stamp } from "@/components/ui/stamp"
import type { ConversationView } from "@/lib/conversations/views"
import { CustomerSees } from "./customer-sees"
import type { TicketFacts } from "./facts"
import { AttributeFields, StateSelect, TextInPlace } from "./fields"
import { TypeButton } from "./type-button"

/** A Customer ticket's own fields; they stand in the conversation, which it is (SPEC O3, §11). */
export function CustomerTicketFields({ conversation }: { conversation: ConversationView }) {
  const { customerTicket, id } = conversation
  if (!customerTicket) return null
  const ticket: TicketFacts = { ...customerTicket, id, files: conversation.files, placeIds: [id] }
  return (
    <div className="flex flex-col gap-2 border-t border-line px-5 py-2.5 max-md:px-3">
      <div className="flex min-w-0 items-center gap-2">
        <Stamp size="sm">#{ticket.number}</Stamp>
        <TypeButton ticket={{ ...ticket, category: "customer", shared: false }} />
        <TextInPlace ticket={ticket} as="title" />
        <StateSelect ticket={ticket} look="bare" />
      </div>
      <TextInPlace ticket={ticket} as="description" />
      <AttributeFields ticket={ticket} />
      <div className="-ml-2">
        <CustomerSees number={customerTicket.number} customerName={conversation.customer.name} />
      </div>
    </div>
  )
}
