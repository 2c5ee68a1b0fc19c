import { expect, test } from "vitest"
import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { createTicket } from "@/lib/tickets/commands/create"
import { openAnyway } from "@/lib/tickets/commands/openings"
import { previewWorkflow } from "@/lib/workflows/commands/preview"
import { listRuns } from "@/lib/workflows/queries"
import type { ConditionView } from "@/lib/workflows/views"
import { does } from "./commands"
import { conversation } from "./given"
import { aType } from "./ticket-types"
import { definition, runsOf, runWorkflows, workflow } from "./workflows"
import { makeWorld } from "./world"

async function makeRestricted() {
  const world = await makeWorld()
  const limits = { limited: true, teamIds: [world.teams.finance], sharingAllowed: true }
  const typeId = await aType(world, { name: "Chargeback", ...limits })
  const conversationId = await conversation(world)
  const create = (share: boolean) => {
    const fields = { typeId, title: "Stolen card", share }
    return does(createTicket, world.ben, { commandId: newId(), conversationId, ...fields })
  }
  const ofType: ConditionView = { field: "ticket_type", op: "is", value: typeId }
  const subject: ConditionView = { field: "subject", op: "contains", value: "tent" }
  return { world, typeId, conversationId, create, ofType, subject }
}

test("A2, F4: of a run that a restricted ticket started the record tells outsiders neither which nor what is inside", async () => {
  const { world, create, ofType, subject } = await makeRestricted()
  const id = await workflow(world, {
    on: { on: "ticket_created", typeId: null },
    if: [ofType, subject],
    do: [
      { do: "change_state", stateId: world.states.submitted },
      { do: "add_note", on: "conversation", text: "{ticket.title}", crossPost: false },
    ],
  })
  const skips = await workflow(world, {
    on: { on: "ticket_created", typeId: null },
    if: [{ ...ofType, op: "is_not" }],
    do: [{ do: "close" }],
  })
  const [created] = await create(false)
  await runWorkflows(world)
  const nothing = {
    restricted: true,
    ticketNumber: null,
    conversationId: null,
    subject: null,
    conditions: [],
  }
  expect(await runsOf(world, id)).toMatchObject([
    {
      ...nothing,
      status: "done",
      steps: [
        { status: "done" },
        { status: "refused", code: null, why: "This is about a restricted ticket." },
      ],
    },
  ])
  expect(await runsOf(world, skips)).toMatchObject([
    { ...nothing, status: "skipped", reason: "This is about a restricted ticket." },
  ])

  await does(openAnyway, world.ada, { ticketId: created?.threadId, reason: "To help", minutes: 60 })
  expect(await runsOf(world, id)).toMatchObject([
    { restricted: false, ticketNumber: 1, conditions: [{ present: "Chargeback" }, {}] },
  ])
  expect((await listRuns(db(), world.ada, skips)).rows).toMatchObject([
    { restricted: false, reason: "Not so: The ticket’s type is not Chargeback." },
  ])
})

test("A2, F4: a run in a conversation with a restricted ticket says what is so of the conversation alone", async () => {
  const { world, typeId, ofType, subject } = await makeRestricted()
  const id = await workflow(world, {
    if: [subject, { ...ofType, op: "is_not" }],
    do: [
      { do: "create_ticket", typeId, title: "Made", description: "", attributes: {} },
      { do: "add_note", on: "conversation", text: "{ticket.title}", crossPost: false },
    ],
  })
  await runWorkflows(world)
  const [run] = await runsOf(world, id)
  expect(run).toMatchObject({ restricted: true, reason: null, subject: "Where is my tent?" })
  expect(run?.conditions.map((one) => one.condition.field)).toEqual(["subject"])
  expect(run?.steps).toMatchObject([
    { status: "done", sentence: "Create a ticket of the type “Chargeback”." },
    { status: "refused", why: "This is about a restricted ticket." },
  ])
})

test("A2: a preview finds no ticket where the admin can't open it", async () => {
  const { world, conversationId, create, ofType } = await makeRestricted()
  const [created] = await create(true)
  const made = definition({
    if: [ofType],
    do: [{ do: "change_state", stateId: world.states.submitted }],
  })
  const preview = () => previewWorkflow(world.ada, { conversationId, definition: made })
  expect(await preview()).toMatchObject({
    preview: {
      runs: false,
      conditions: [{ holds: false, present: "empty" }],
      actions: [{ whyNot: "There is no ticket that this could be done to." }],
    },
  })
  await does(openAnyway, world.ada, { ticketId: created?.threadId, reason: "To help", minutes: 60 })
  expect(await preview()).toMatchObject({
    preview: { runs: true, conditions: [{ holds: true, present: "Chargeback" }] },
  })
})
