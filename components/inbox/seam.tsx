"use client"

import { Eye } from "lucide-react"
import { useConversation, useDirectory, useTicket } from "@/components/shell/data"
import { stateLabel } from "@/components/threads/sentences"
import { StateName, stateTone } from "@/components/threads/state"
import { Avatar, NoAvatar } from "@/components/ui/avatar"
import { InternalMark } from "@/components/ui/note-paper"
import { SeamClasp, SeamLine } from "@/components/ui/seam"
import { StateGlyph } from "@/components/ui/state-glyph"
import { nameOf } from "@/lib/team/rules"

type Props = { conversationId: string | null; number: number | null }

/** The line between both sides and what it carries: state, shared or internal, and who owns each side. */
export function Seam({ conversationId, number }: Props) {
  const directory = useDirectory()
  const { data: conversation } = useConversation(conversationId)
  const { data: ticket } = useTicket(number)
  if (!conversation || !ticket) return <SeamLine />
  const front = nameOf(directory.teammates, conversation.assigneeId)
  // Of a ticket that can't be opened, neither who works on it nor more than its state is known here.
  const { assigneeId, shared } = ticket.restricted ? { assigneeId: null, shared: false } : ticket
  const back = ticket.restricted ? "Its team" : nameOf(directory.teammates, assigneeId)
  const reach = shared ? "shared with the customer" : "internal"
  return (
    <SeamLine>
      <SeamClasp
        className="top-12.5"
        title={`${front} answers ${conversation.customer.name}, ${back} works on #${ticket.number}: ${stateLabel(directory, ticket.stateId)}${ticket.restricted ? "" : `, ${reach}`}`}
        front={conversation.assigneeId ? <Avatar name={front} size="sm" /> : <NoAvatar />}
        back={assigneeId ? <Avatar name={back} size="sm" /> : <NoAvatar />}
      >
        <StateGlyph tone={stateTone(directory, ticket.stateId)} />
        <StateName stateId={ticket.stateId} />
        <span className="h-3 w-px bg-line" />
        {shared ? (
          <span className="inline-flex items-center gap-1 font-medium text-front-text">
            <Eye className="size-3" />
            Shared
          </span>
        ) : (
          <InternalMark />
        )}
      </SeamClasp>
    </SeamLine>
  )
}
