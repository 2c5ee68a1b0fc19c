import { expect, test } from "vitest"
import { sendReply } from "@/lib/conversations/commands/messages"
import { closeConversation, reopenConversation } from "@/lib/conversations/commands/status"
import type { CommandResult } from "@/lib/events/event"
import { newId } from "@/lib/shared/ids"
import { assignTeammate } from "@/lib/threads/commands/assign"
import { snoozeThread, wakeThread } from "@/lib/threads/commands/snooze"
import { conversation, inAnHour, ticket } from "@/testing/given"
import { expectNothingBroken } from "@/testing/invariants"
import { pick, seeded } from "@/testing/random"
import { makeWorld, type World } from "@/testing/world"
import { convertConversation } from "./commands/convert"
import { createTicket } from "./commands/create"
import { linkTicket, unlinkTicket } from "./commands/links"
import { addTicketNote } from "./commands/notes"
import { shareTicket, stopSharing } from "./commands/sharing"
import { changeState } from "./commands/state"
import { tagTicket } from "./commands/tags"

/** All that may be refused when many do everything at once; anything else is a mistake. */
const expected = new Set([
  "ok",
  "unchanged",
  "already_linked",
  "already_shared",
  "already_tracked",
  "already_customer_ticket",
  "last_link",
  "linked_to_customer_ticket",
  "linked_to_several",
  "not_linked",
  "not_snoozed",
  "nothing_to_cross_post_to",
  "only_back_office_is_shared",
  "resolved_cannot_snooze",
  "tags_need_sharing",
  "tags_would_go",
  "trackers_have_no_tags",
])

async function small(world: World) {
  const conversations = await Promise.all(Array.from({ length: 4 }, () => conversation(world)))
  const on = (i: number) => conversations[i] ?? ""
  const tickets = await Promise.all([
    ticket(world, { on: on(0) }),
    ticket(world, { on: on(0) }),
    ticket(world, { on: on(1), alsoOn: [on(2)] }),
    ticket(world, { on: on(3), type: "incident" }),
    ticket(world, { on: on(2), type: "incident", alsoOn: [on(1)] }),
  ])
  return { conversations, ticketIds: tickets.map((t) => t.id) }
}

type Small = Awaited<ReturnType<typeof small>>

function anything(world: World, { conversations, ticketIds }: Small, random: () => number) {
  const who = pick(random, [world.maya, world.ben, world.ada])
  const ticketId = pick(random, ticketIds)
  const conversationId = pick(random, conversations)
  const threadId = pick(random, [ticketId, conversationId])
  const id = { commandId: newId() }
  const teammateId = pick(random, [world.maya.id, world.ben.id, null])
  const fields = { title: "Mixed", typeId: world.types.refund }
  const crossPost = random() < 0.7
  const knownTagIds = [world.tags.vip]
  const share = random() < 0.3
  const typeId = world.types.orderProblem
  return pick<() => Promise<CommandResult>>(random, [
    () => linkTicket(who, { ...id, ticketId, conversationId }),
    () => linkTicket(who, { ...id, ticketId, conversationId }),
    () => unlinkTicket(who, { ...id, ticketId, conversationId }),
    () => unlinkTicket(who, { ...id, ticketId, conversationId }),
    () => addTicketNote(who, { ...id, ticketId, text: "Mixed.", crossPost }),
    () => addTicketNote(who, { ...id, ticketId, text: "Mixed.", crossPost }),
    () => shareTicket(who, { ...id, ticketId }),
    () => stopSharing(who, { ...id, ticketId, knownTagIds }),
    () => tagTicket(who, { ...id, ticketId, tagId: world.tags.vip }),
    () => changeState(who, { ...id, ticketId, stateId: pick(random, Object.values(world.states)) }),
    () => convertConversation(who, { ...id, conversationId, typeId, title: "Mixed" }),
    () => createTicket(who, { ...id, conversationId, ...fields, share }),
    () => assignTeammate(who, { ...id, threadId, teammateId }),
    () => snoozeThread(who, { ...id, threadId, until: inAnHour() }),
    () => wakeThread(who, { ...id, threadId }),
    () => closeConversation(who, { ...id, conversationId }),
    () => reopenConversation(who, { ...id, conversationId }),
    () => sendReply(who, { ...id, conversationId, text: "Mixed." }),
  ])
}

test.each([1, 2, 3, 4])(
  "O4, O5, S2–S6, N3, N6: everything at once leaves nothing broken and nobody without an answer (seed %i)",
  async (seed) => {
    const random = seeded(seed)
    const world = await makeWorld()
    const things = await small(world)
    const work = Array.from({ length: 150 }, () => anything(world, things, random))
    const answers = await Promise.all(work.map((give) => give()))
    const codes = answers.map((answer) => (answer.ok ? "ok" : answer.code))
    expect(codes.filter((code) => !expected.has(code))).toEqual([])
    expect(codes.filter((code) => code === "ok").length).toBeGreaterThan(40)
    await expectNothingBroken(world.workspaceId)
  },
)
