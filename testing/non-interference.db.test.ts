import fc from "fast-check"
import { expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import { addAttribute } from "@/lib/ticket-types/commands/add"
import { does } from "./commands"
import { everythingFor } from "./customers"
import { owner } from "./database"
import { aPlot, asides, Telling } from "./histories"
import type { Aside, Stage, Step } from "./history-steps"
import { expectNothingBroken } from "./invariants"
import { workflow } from "./workflows"
import { makeWorld, type World } from "./world"

/** How many pairs of histories are compared; BACKLINE_TEST_PAIRS=2000 for the long run. */
const pairs = Number(process.env.BACKLINE_TEST_PAIRS ?? 200)

// What both worlds call the same, so that what they give can be compared byte by byte.
const steady = {
  shown: "0190a000-0000-7000-8000-000000005a01",
  hidden: "0190a000-0000-7000-8000-000000005a02",
}

async function makeStage(): Promise<Stage> {
  const world = await makeWorld()
  const supplier = newId()
  await owner()`insert into ticket_states (workspace_id, id, category, internal_label, customer_label, position)
    values (${world.workspaceId}, ${supplier}, 'in_progress', 'With the supplier', 'In progress', 5)`
  await owner()`insert into ticket_type_states (workspace_id, type_id, state_id, position)
    values (${world.workspaceId}, ${world.types.refund}, ${supplier}, 5)`
  const text = { kind: "text" as const }
  const attributes = [
    { id: steady.shown, name: "Order number", ...text, visibleToCustomer: true },
    { id: steady.hidden, name: "Fraud score", ...text },
  ]
  for (const attribute of attributes)
    await does(addAttribute, world.ada, { typeId: world.types.refund, attribute })
  await tellByWorkflows(world)
  return { ...world, ...steady, supplier }
}

/** Workflows that speak of every ticket to its customer and to all of the team. */
async function tellByWorkflows(world: World): Promise<void> {
  const text = "It is about “{ticket.title}”."
  const to = { typeId: null, toStateId: world.states.resolved }
  for (const on of [{ on: "ticket_created", typeId: null } as const, { on: "state_changed", ...to } as const])
    await workflow(world, {
      on,
      do: [
        { do: "send_message", text },
        { do: "add_note", on: "conversation", text, crossPost: false },
      ],
    })
}

async function tellAll(stage: Stage, name: string, plot: Step[], more: Aside[]) {
  const telling = new Telling(stage, name)
  await telling.begin()
  for (const [at, step] of plot.entries()) {
    for (const aside of more.filter((one) => one.slot === at)) await telling.whisper(aside)
    await telling.tell(step)
  }
  const numbers = await owner()<{ number: number }[]>`
    select k.number from tickets k left join ticket_links l on l.workspace_id = k.workspace_id and l.ticket_id = k.id
    where k.workspace_id = ${stage.workspaceId}
      and (k.id = ${telling.ids.conversationId} or l.conversation_id = ${telling.ids.conversationId}) order by k.number`
  const all = await everythingFor(
    telling.ids.zoe,
    numbers.map((row) => row.number),
  )
  const byWorkflows = await owner()<{ id: string }[]>`
    select message_id as id from customer_feed f
    join messages m on m.workspace_id = f.workspace_id and m.id = f.message_id
    where f.workspace_id = ${stage.workspaceId} and m.conversation_id = ${telling.ids.conversationId} and m.author_kind = 'workflow' order by f.n`
  return byWorkflows.reduce((text, { id }, at) => text.replaceAll(id, `by workflow ${at}`), normal(all))
}

/** As bytes, with what may differ taken out: ticket numbers, one counter numbering all of them, and when jobs ran (C3). */
function normal(all: Awaited<ReturnType<typeof everythingFor>>): string {
  const numbers = all.overview.tickets.map((t) => t.number).sort((a, b) => a - b)
  const { overview, ...rest } = all
  const { workspace, ...lists } = overview
  const seen = { ...rest, tickets: rest.tickets.filter((t) => t !== null), lists, name: workspace.name }
  const text = JSON.stringify(seen, null, 1).replaceAll(
    /"(?!2026-01-01)[0-9]{4}-[0-9-]{5}T[0-9:.]+Z"/g,
    '"later"',
  )
  return numbers.reduce(
    (written, number, at) =>
      // In html, &#39; is an apostrophe.
      written
        .replaceAll(new RegExp(`"number": ${number}\\b`, "g"), `"number": "${at}"`)
        .replaceAll(new RegExp(`(?<!&)#${number}\\b`, "g"), `#n${at}`),
    text,
  )
}

test(`C3: ${pairs} pairs of histories that differ only inside the team give the customer the same bytes`, async () => {
  const [here, there] = [await makeStage(), await makeStage()]
  let told = 0
  let visible = 0
  let spoken = 0
  await fc.assert(
    fc.asyncProperty(aPlot, asides, asides, async (plot, some, others) => {
      const name = `history ${++told}`
      const [a, b] = await Promise.all([tellAll(here, name, plot, some), tellAll(there, name, plot, others)])
      expect(b).toBe(a)
      expect(a).not.toContain("Internal")
      if (a.includes('"type": "ticket"')) visible++
      if (a.includes("It is about “")) spoken++
    }),
    { numRuns: pairs },
  )
  // A comparison of nothing with nothing would hold as well.
  expect(visible).toBeGreaterThan(pairs / 20)
  expect(spoken).toBeGreaterThan(pairs / 20)
  for (const stage of [here, there]) await expectNothingBroken(stage.workspaceId)
}, 600_000)
