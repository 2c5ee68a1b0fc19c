import { sql } from "drizzle-orm"
import { lockConversation } from "@/lib/conversations/queries"
import type { CommandContext, Unless } from "@/lib/events/command"
import { notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { type Facts, saidOfTicket, saysOfCustomer } from "../rules/texts"
import type { ActionView } from "../views"
import { holdTheirs } from "./hold"

/**
 * What speaks against a step because of what its text says, asked in the step's own transaction, so that what counts is
 * what is so when it is said: a customer reads of a ticket only while it is theirs to see, the title of a limited type's
 * ticket stands only inside that ticket (SPEC C3, S1, A2), and nothing is said of who was erased meanwhile (SPEC A5).
 * Undefined where its text says nothing of either.
 */
export function unlessTold(action: ActionView, { conversation, ticket }: Facts): Unless | undefined {
  const said = ticket && !staysInside(action) && saidOfTicket(textOf(action))
  const theirs = conversation && saysOfCustomer(textOf(action)) ? conversation.id : null
  if (!said && !theirs) return undefined
  const toCustomer = action.do === "send_message" ? (conversation?.id ?? null) : null
  return async (context) => {
    // A customer is held before any thread.
    if (theirs && !(await holdTheirs(context.tx, context.actor, theirs))) return notThere
    return said ? whyNotTold(context, { ticketId: ticket.id, said, toCustomer }) : null
  }
}

const staysInside = (action: ActionView) =>
  action.do === "add_note" && action.on === "ticket" && !action.crossPost

function textOf(action: ActionView): string {
  if (action.do === "create_ticket") return `${action.title} ${action.description}`
  return "text" in action ? action.text : ""
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
