"use client"

import { useDirectory } from "@/components/shell/data"
import { Stamp } from "@/components/ui/stamp"
import type { ConversationView } from "@/lib/conversations/views"
import { CustomerSees } from "./customer-sees"
import { AttributeFields, StateSelect, TextInPlace, type TicketFacts } from "./fields"

/** A Customer ticket's own fields; they stand in the conversation, which it is (SPEC O3, §11). */
export function CustomerTicketFields({ conversation }: { conversation: ConversationView }) {
  const { types } = useDirectory()
  const { customerTicket, id } = conversation
  if (!customerTicket) return null
  const type = types.find((t) => t.id === customerTicket.typeId)
  const ticket: TicketFacts = { ...customerTicket, id, files: conversation.files, placeIds: [id] }
  return (
    <div className="flex flex-col gap-2 border-t border-line px-5 py-2.5 max-md:px-3">
      <div className="flex min-w-0 items-center gap-2">
        <Stamp size="sm">#{ticket.number}</Stamp>
        <span className="shrink-0 text-sm text-ink-3">
          {type?.icon} {type?.name}
        </span>
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
