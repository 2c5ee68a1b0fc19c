import type { Case, Row } from "./cases/case"
import { onCustomers } from "./cases/customers"
import { onMails } from "./cases/mails"
import { onPeople } from "./cases/people"
import { onThread } from "./cases/threads"
import { onTicketTypes } from "./cases/ticket-types"
import { onTicket } from "./cases/tickets"
import { onWorkflows } from "./cases/workflows"
import { onWorkspace } from "./cases/workspace"

/** Every command that a person can give, with an input that succeeds in a new world. */
export const everyCommand: Case[] = [
  ...onWorkspace,
  ...onThread,
  ...onTicket,
  ...onTicketTypes,
  ...onMails,
  ...onPeople,
  ...onCustomers,
  ...onWorkflows,
].map(([command, name, who, input]: Row) => ({ command, name, input, ...who }))
