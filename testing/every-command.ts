import type { Case, Row } from "./cases/case"
import { onMails } from "./cases/mails"
import { onThread } from "./cases/threads"
import { onTicket } from "./cases/tickets"
import { onWorkspace } from "./cases/workspace"

/** Every command that a person can give, with an input that succeeds in a new world. */
export const everyCommand: Case[] = [...onWorkspace, ...onThread, ...onTicket, ...onMails].map(
  ([command, name, who, input]: Row) => ({ command, name, input, ...who }),
)
