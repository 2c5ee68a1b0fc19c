import { sql } from "drizzle-orm"
import { db } from "@/db/client"
import { limitTo } from "@/db/limit"
import type { SystemActor } from "@/lib/events/actor"
import { defineCommand } from "@/lib/events/command"
import type { Payload } from "@/lib/jobs/tasks"
import { notThere, refuse } from "@/lib/shared/refusals"
import { steadyId } from "@/lib/shared/steady-id"
import { listStateItems } from "@/lib/ticket-types/queries"
import { whereTicketsGo } from "@/lib/ticket-types/rules/states"
import { MoveTicket } from "../inputs"
import { lockTicket } from "./locked-ticket"
import { enterState } from "./state"

const batch = 100

/** Moves one ticket from an archived state to where its tickets go in the end: a change of state like any other (SPEC N6, Z5). */
const moveTicket = defineCommand({
  name: "moveTicket",
  right: "system",
  input: MoveTicket,
  run: async (context, { ticketId, stateId, version }) => {
    const ticket = await lockTicket(context, ticketId)
    if (!ticket) return notThere
    const states = await listStateItems(context.tx, context.workspaceId)
    const before = states.find((s) => s.id === stateId)
    const state = before && whereTicketsGo(states, before)
    if (!state || ticket.stateId !== stateId || ticket.stateVersion !== version)
      return refuse("unchanged", "It went elsewhere meanwhile.")
    return enterState(context, ticket, { before, state }, 0)
  },
})

/**
 * Moves the tickets of an archived state to where they go, one by one, until none is left. May be begun again at any point:
 * each move has an id made of the ticket and its place in the ticket's history, so it takes effect once.
 */
export async function moveTickets({ workspaceId, stateId }: Payload<"moveTickets">): Promise<void> {
  const actor: SystemActor = { kind: "system", workspaceId, id: null }
  for (let after = ""; ; ) {
    const rows = await db().execute<{ id: string; version: number }>(sql`
      select k.id, k.state_version as version from tickets k
      join ticket_states s on s.workspace_id = k.workspace_id and s.id = k.state_id and s.moves_to is not null
      where k.workspace_id = ${workspaceId} and k.state_id = ${stateId}
        and (${after} = '' or k.id > nullif(${after}, '')::uuid)
      order by k.id ${limitTo(batch)}`)
    for (const { id: ticketId, version } of rows) {
      const commandId = steadyId("move", stateId, ticketId, String(version))
      const moved = await moveTicket(actor, { commandId, ticketId, stateId, version })
      if (!moved.ok && moved.code === "busy") throw new Error(moved.sentence)
    }
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}
