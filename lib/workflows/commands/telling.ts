import { sql } from "drizzle-orm"
import { lockConversation } from "@/lib/conversations/queries"
import type { CommandContext, Unless } from "@/lib/events/command"
import { notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { type Facts, saidOfTicket } from "../rules/texts"
import type { ActionView } from "../views"

/**
 * What speaks against a step whose text says something of a ticket: a customer reads of a ticket only while it is theirs to
 * see, and the title of a limited type's ticket stands only inside that ticket (SPEC C3, S1, A2). Asked in the step's own
 * transaction, so that what counts is what is so when it is said. Undefined where the text says nothing of a ticket.
 */
export function unlessTold(action: ActionView, { conversation, ticket }: Facts): Unless | undefined {
  const said = ticket && saidOfTicket(textsOf(action))
  if (!said) return undefined
  const toCustomer = action.do === "send_message" ? (conversation?.id ?? null) : null
  return (context) => whyNotTold(context, { ticketId: ticket.id, said, toCustomer })
}

/** What comes to stand outside the ticket that it is about. */
function textsOf(action: ActionView): string {
  switch (action.do) {
    case "send_message":
      return action.text
    case "create_ticket":
      return `${action.title} ${action.description}`
    case "add_note":
      return action.on === "conversation" || action.crossPost ? action.text : ""
    default:
      return ""
  }
}

type Telling = { ticketId: string; said: "title" | "number"; toCustomer: string | null }

async function whyNotTold(
  { tx, workspaceId }: CommandContext,
  { ticketId, said, toCustomer }: Telling,
): Promise<Refusal | null> {
  // Sharing is changed only by those who hold the conversation.
  if (toCustomer) await lockConversation(tx, workspaceId, toCustomer)
  const [ticket] = await tx.execute<{ number: number; limited: boolean; theirs: boolean }>(sql`
    select k.number, y.limited, k.id = ${toCustomer}::uuid or exists (
      select 1 from ticket_links l where l.workspace_id = k.workspace_id and l.ticket_id = k.id
        and l.conversation_id = ${toCustomer}::uuid and l.ticket_shared) as theirs
    from tickets k join ticket_types y on y.workspace_id = k.workspace_id and y.id = k.type_id
    where k.workspace_id = ${workspaceId} and k.id = ${ticketId}`)
  if (!ticket) return notThere
  if (toCustomer && !ticket.theirs)
    return refuse(
      "ticket_internal",
      `Ticket #${ticket.number} is internal, so a message to the customer can’t speak of it.`,
    )
  if (ticket.limited && said === "title")
    return refuse(
      "ticket_restricted",
      `Ticket #${ticket.number} is restricted, so its title can’t stand outside it.`,
    )
  return null
}
