import { expect, test } from "vitest"
import type { CommandResult } from "@/lib/events/event"
import { newId } from "@/lib/shared/ids"
import { editNote, removeNote } from "@/lib/threads/commands/notes"
import { ok } from "@/testing/commands"
import { owner } from "@/testing/database"
import { conversation, note, ticket } from "@/testing/given"
import { expectNothingBroken } from "@/testing/invariants"
import { makeWorld } from "@/testing/world"
import { addTicketNote } from "./commands/notes"
import { shareTicket } from "./commands/sharing"
import { changeState } from "./commands/state"

const said = (answer: CommandResult) => (answer.ok ? "ok" : answer.sentence)

const count = (words: string[]) =>
  Object.fromEntries([...new Set(words)].map((word) => [word, words.filter((w) => w === word).length]))

test("S4: of 200 shares at once on one conversation one wins, and each refusal names the winner", async () => {
  const world = await makeWorld()
  const on = await conversation(world)
  const tickets = await Promise.all(Array.from({ length: 40 }, () => ticket(world, { on })))
  const asked = Array.from({ length: 5 }, () => tickets).flat()
  const answers = await Promise.all(
    asked.map(({ id }, i) =>
      shareTicket([world.maya, world.ben, world.ada][i % 3] ?? world.maya, {
        commandId: newId(),
        ticketId: id,
      }),
    ),
  )
  const [shared] = await owner()<{ number: number }[]>`
    select number from tickets where workspace_id = ${world.workspaceId} and shared`
  expect(count(answers.map(said))).toEqual({
    ok: 1,
    [`Ticket #${shared?.number} is shared with the customer already.`]: 4,
    [`Ticket #${shared?.number} is shared with this customer already.`]: 195,
  })
  await expectNothingBroken(world.workspaceId)
})

test("N3: 500 sends of 100 notes at once are all answered ok and make 100 cross-posts, each once", async () => {
  const world = await makeWorld()
  const [second, third] = [await conversation(world), await conversation(world)]
  const { id, conversationId } = await ticket(world, { alsoOn: [second, third] })
  const ids = Array.from({ length: 100 }, () => newId())
  const sends = Array.from({ length: 5 }, () => ids).flat()
  const answers = await Promise.all(
    sends.map((commandId) =>
      addTicketNote(world.ben, { commandId, ticketId: id, text: `Note ${commandId}`, crossPost: true }),
    ),
  )
  expect(answers.filter((answer) => answer.ok)).toHaveLength(500)
  const w = world.workspaceId
  const [stored] = await owner()`
    select (select count(*)::int from notes where workspace_id = ${w}) as notes,
      (select count(*)::int from events where workspace_id = ${w} and type = 'note.added') as events`
  expect(stored).toEqual({ notes: 100, events: 100 })
  const places = await owner()<{ id: string; n: number }[]>`
    select p.thread_id as id, count(*)::int as n from timeline p
    join events e on e.workspace_id = p.workspace_id and e.seq = p.seq
    where p.workspace_id = ${w} and e.type = 'note.added' group by 1`
  expect(Object.fromEntries(places.map((p) => [p.id, p.n]))).toEqual(
    Object.fromEntries([id, conversationId, second, third].map((place) => [place, 100])),
  )
  await expectNothingBroken(w)
})

test("N6: a hundred state changes at once follow one another without a gap", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world)
  const states = Object.values(world.states)
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      changeState(world.ben, { commandId: newId(), ticketId: id, stateId: states[i % 4] }),
    ),
  )
  const changes = answers
    .filter((answer) => answer.ok)
    .flatMap(ok)
    .flatMap((event) => (event.type === "ticket.state_changed" ? [event.data] : []))
    .sort((a, b) => a.version - b.version)
  expect(changes.map((change) => change.version)).toEqual(changes.map((_, i) => i + 2))
  expect(changes.slice(1).map((change) => change.from)).toEqual(changes.slice(0, -1).map((c) => c.to))
  await expectNothingBroken(world.workspaceId)
})

test("N4: editing and removing notes while their ticket is resolved and opened never fails", async () => {
  const world = await makeWorld()
  const noteId = await note(world, world.ben, "Paid.")
  const [row] = await owner()<{ id: string }[]>`
    select thread_id as id from notes where workspace_id = ${world.workspaceId} and id = ${noteId}`
  const { resolved, inProgress } = world.states
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, i) => [
      changeState(world.ben, {
        commandId: newId(),
        ticketId: row?.id,
        stateId: [resolved, inProgress][i % 2],
      }),
      editNote(world.ben, { commandId: newId(), noteId, version: i + 1, text: `Edit ${i}` }),
    ]).flat(),
  )
  const codes = new Set(answers.map((answer) => (answer.ok ? "ok" : answer.code)))
  expect([...codes].filter((code) => !["ok", "unchanged", "changed_meanwhile"].includes(code))).toEqual([])
  ok(await removeNote(world.ben, { commandId: newId(), noteId }))
  await expectNothingBroken(world.workspaceId)
})
