import { expect, test } from "vitest"
import { sendReply } from "@/lib/conversations/commands/messages"
import { newId } from "@/lib/shared/ids"
import { inviteTeammate } from "@/lib/team/commands/invitations"
import { setRole } from "@/lib/team/commands/roles"
import { addTicketType } from "@/lib/ticket-types/commands/add"
import { createTicket } from "@/lib/tickets/commands/create"
import { submitTicketForm } from "@/lib/tickets/commands/forms"
import { changeType } from "@/lib/tickets/commands/type"
import { does, expectRefusal, theOne } from "@/testing/commands"
import { blockedBy, owner, ownerClient } from "@/testing/database"
import { conversation, form, ticket } from "@/testing/given"
import { connected, until } from "@/testing/stream"
import { makeWorld, type World } from "@/testing/world"
import { readTimeline } from "./reads"

/** Holds a conversation, has somebody begin something that waits for it, changes them meanwhile, and lets it go. */
async function whileHeld<T>(
  world: World,
  thread: string,
  begin: () => Promise<T>,
  change: string,
): Promise<T> {
  const holder = ownerClient({ max: 1 })
  const held = await holder.reserve()
  await held.unsafe("begin")
  await held`select 1 from threads where workspace_id = ${world.workspaceId} and id = ${thread} for update`
  const [{ pid } = { pid: 0 }] = await held<{ pid: number }[]>`select pg_backend_pid() as pid`
  const begun = begin()
  await blockedBy(pid)
  await owner().unsafe(change)
  await held.unsafe("commit")
  held.release()
  await holder.end({ timeout: 1 })
  return begun
}

test("A4: what somebody began before their removal is not done after it", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  const reply = () => sendReply(world.maya, { commandId: newId(), conversationId, text: "It left today." })
  const removal = `update teammates set removed_at = now() where id = '${world.maya.id}'`
  expectRefusal(await whileHeld(world, conversationId, reply, removal), "signed_out")
  expect(
    await owner()`select 1 from messages where conversation_id = ${conversationId} and author_id is not null`,
  ).toHaveLength(0)
})

test("A1: who is no admin any more since the door let them in gives no admin's command; who steps down does", async () => {
  const world = await makeWorld()
  const stale = { ...world.ben, role: "admin" as const }
  const type = { category: "back_office", name: "Recall" }
  expectRefusal(await addTicketType(stale, { commandId: newId(), ...type }), "signed_out")
  await owner()`update teammates set role = 'owner' where id = ${world.ben.id}`
  await does(setRole, world.ada, { teammateId: world.ada.id, from: "owner", to: "teammate" })
  await does(addTicketType, { ...world.ben, role: "owner" }, type)
})

test("A1: what is for admins alone is a bare place in the order to others", async () => {
  const world = await makeWorld()
  const [maya, ada] = await Promise.all([connected(world.maya), connected(world.ada)])
  await does(inviteTeammate, world.ada, { email: `${newId()}@private.example` })
  await until(() => maya.seqs().length > 0 && ada.seqs().length > 0)
  expect(maya.events()).toEqual([])
  expect(maya.seqs()).toEqual(ada.seqs())
  expect(ada.events().map(({ type }) => type)).toEqual(["invitation.sent"])
  maya.cut()
  ada.cut()
})

test("A2: the answer to a command tells its giver no more of a restricted ticket than any other door", async () => {
  const world = await makeWorld()
  const limits = { limited: true, teamIds: [world.teams.finance], defaultTeamId: world.teams.finance }
  const typeId = newId()
  const type = { category: "back_office", name: "Chargeback", assignment: "round_robin", ...limits }
  await does(addTicketType, world.ada, { commandId: typeId, ...type })
  const input = { commandId: newId(), conversationId: await conversation(world), typeId, title: "Chargeback" }
  const [first, again] = [
    await does(createTicket, world.maya, input),
    await does(createTicket, world.maya, input),
  ]
  expect(first).toEqual(again)
  expect(first.map(({ type: name }) => name)).toEqual(["ticket.created"])
  expect(theOne(first, "ticket.created").data.typeId).toBeNull()
  const inside = await does(createTicket, world.ben, { ...input, commandId: newId() })
  expect(inside.map(({ type: name }) => name)).toContain("thread.assigned")
})

test("A2: a form that became a restricted ticket does not tell the ticket's type", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  const formId = await form(world, { on: conversationId })
  await does(submitTicketForm, world.zoe, { formId, title: "Pay me back" })
  await owner()`insert into ticket_type_teams values (${world.workspaceId}, ${world.types.refund}, ${world.teams.finance})`
  await owner()`update ticket_types set limited = true where id = ${world.types.refund}`
  const submitted = async (actor: typeof world.maya) => {
    const entries = (await readTimeline(actor, conversationId, null))?.data.entries ?? []
    return theOne(entries, "form.submitted").data.typeId
  }
  expect(await submitted(world.maya)).toBeNull()
  expect(await submitted(world.ben)).toBe(world.types.refund)
})

test("A2: another type of a restricted ticket is not told where its conversation stands", async () => {
  const world = await makeWorld()
  const { id: ticketId, conversationId } = await ticket(world)
  await owner()`insert into ticket_type_teams (workspace_id, type_id, team_id)
    select workspace_id, id, ${world.teams.finance} from ticket_types
    where workspace_id = ${world.workspaceId} and category = 'back_office'`
  await owner()`update ticket_types set limited = true
    where workspace_id = ${world.workspaceId} and category = 'back_office'`
  const change = { ticketId, typeId: world.types.fraud, stateId: world.states.submitted }
  expect(await does(changeType, world.ben, change)).not.toEqual([])
  const read = async (actor: typeof world.maya) =>
    (await readTimeline(actor, conversationId, null))?.data.entries.map(({ type }) => type)
  expect(await read(world.ben)).toContain("ticket.type_changed")
  expect(await read(world.maya)).not.toContain("ticket.type_changed")
})
