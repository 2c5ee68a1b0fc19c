import { expect, test } from "vitest"
import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { notThere } from "@/lib/shared/refusals"
import { changeState } from "@/lib/tickets/commands/state"
import { does, expectRefusal } from "@/testing/commands"
import { owner, refusedBy, stored } from "@/testing/database"
import { conversation, customerTicket, ticket } from "@/testing/given"
import { definition, workflow } from "@/testing/workflows"
import { makeStranger, makeWorld } from "@/testing/world"
import { previewWorkflow } from "./commands/preview"
import {
  archiveWorkflow,
  createWorkflow,
  orderWorkflows,
  saveWorkflow,
  switchWorkflow,
} from "./commands/settings"
import { findWorkflow, listRuns, listWorkflows } from "./queries"

test("F4: a preview says what holds, what would be done and what would be refused, and changes nothing", async () => {
  const world = await makeWorld()
  const { conversationId } = await ticket(world, { share: true, state: "inProgress" })
  await workflow(world, { on: { on: "state_changed", typeId: null, toStateId: null }, do: [{ do: "close" }] })
  const made = definition({
    if: [
      { field: "conversation_status", op: "is", value: "open" },
      { field: "tag", op: "has", value: world.tags.vip },
    ],
    do: [
      { do: "send_message", text: "Hello {customer.name}" },
      { do: "send_form", typeId: world.types.refund },
      { do: "change_state", stateId: world.states.inProgress },
      { do: "tag", tagId: world.tags.vip },
      { do: "wait", minutes: 90 },
      { do: "create_ticket", typeId: world.types.refund, title: "More", description: "", attributes: {} },
      { do: "add_note", on: "ticket", text: "Made by itself.", crossPost: false },
      { do: "close" },
    ],
  })
  const before = await stored(world.workspaceId)
  const answered = await previewWorkflow(world.ada, { conversationId, definition: made })
  expect(await stored(world.workspaceId)).toEqual(before)
  expect(answered).toMatchObject({
    ok: true,
    preview: {
      runs: false,
      conditions: [
        { holds: true, sentence: "The conversation’s status is open.", present: "open" },
        { holds: false, sentence: "The tags include VIP.", present: "empty" },
      ],
      actions: [
        { sentence: "Send a message to the customer.", whyNot: null },
        { whyNot: expect.stringMatching(/is shared with this customer already\.$/) },
        { whyNot: expect.stringMatching(/is “In progress” already\.$/) },
        { whyNot: null },
        { sentence: "Wait 90 minutes.", whyNot: null },
        { sentence: "Create a ticket of the type “Refund”.", whyNot: null },
        { whyNot: null },
        { whyNot: null },
      ],
    },
  })
})

test("A command's preview answers as the command would, also where the database would refuse at the end", async () => {
  const world = await makeWorld()
  const one = await ticket(world)
  const before = await stored(world.workspaceId)
  const input = { commandId: newId(), ticketId: one.id, stateId: world.states.inProgress }
  const previewed = await changeState(world.ben, input, { preview: true })
  expect(previewed).toMatchObject({ ok: true, events: [{ type: "ticket.state_changed" }] })
  expect(await stored(world.workspaceId)).toEqual(before)
  await does(changeState, world.ben, input)
})

test("A1, A3: a preview is for admins of the workspace", async () => {
  const [world, stranger] = await Promise.all([makeWorld(), makeStranger()])
  const conversationId = await customerTicket(world)
  const made = definition({ do: [{ do: "close" }] })
  for (const actor of [world.maya, stranger])
    expect(await previewWorkflow(actor, { conversationId, definition: made })).toEqual(notThere)
  expect(await previewWorkflow(world.ada, { conversationId: newId(), definition: made })).toEqual(notThere)
  expectRefusal(
    (await previewWorkflow(world.ada, { conversationId, definition: { ...made, actions: [] } })) as never,
    "invalid",
    "Please add an action.",
  )
})

test("a save of an older version is refused, and the newer one stays", async () => {
  const world = await makeWorld()
  const workflowId = await workflow(world, { do: [{ do: "close" }] })
  const tags = definition({ on: { on: "customer_wrote" }, do: [{ do: "tag", tagId: world.tags.vip }] })
  await does(saveWorkflow, world.ada, { workflowId, version: 1, definition: tags })
  const late = {
    commandId: newId(),
    workflowId,
    version: 1,
    definition: definition({ do: [{ do: "close" }] }),
  }
  expectRefusal(
    await saveWorkflow(world.ada, late),
    "changed_meanwhile",
    "This workflow was changed meanwhile. What you made is kept here; please look again.",
  )
  expect(await findWorkflow(db(), world.ada, workflowId)).toMatchObject({
    version: 2,
    trigger: { on: "customer_wrote" },
    definition: tags,
    enabled: true,
    runs: 0,
    lastRunAt: null,
  })
})

test("a new workflow is off; order and archiving show in the list, which is for admins", async () => {
  const world = await makeWorld()
  const one = newId()
  const made = definition({ do: [{ do: "close" }] })
  await does(createWorkflow, world.ada, { commandId: one, name: "One", definition: made })
  const two = await workflow(world, { do: [{ do: "close" }] })
  const list = async () => (await listWorkflows(db(), world.ada)).map(({ id, enabled }) => [id, enabled])
  expect(await list()).toEqual([
    [one, false],
    [two, true],
  ])
  await does(orderWorkflows, world.ada, { workflowIds: [two, one] })
  await does(archiveWorkflow, world.ada, { workflowId: two })
  expect(await list()).toEqual([
    [one, false],
    [two, false],
  ])
  const on = { commandId: newId(), workflowId: two, enabled: true }
  expectRefusal(await switchWorkflow(world.ada, on), "unchanged", "This workflow is archived.")
  expectRefusal(
    await orderWorkflows(world.ada, { commandId: newId(), workflowIds: [two, one] }),
    "changed_meanwhile",
    "There are other workflows now. Please look again.",
  )
  expect(await listWorkflows(db(), world.maya)).toEqual([])
  expect(await listRuns(db(), world.maya, one)).toEqual({ rows: [], next: null })
  expect(await findWorkflow(db(), world.maya, one)).toBeNull()
})

test("F1, A5: what can't be done is not saved, and a saved version is never changed", async () => {
  const world = await makeWorld()
  const form = definition({ do: [{ do: "send_form", typeId: world.types.fraud }] })
  const create = { commandId: newId(), name: "Form", definition: form }
  expectRefusal(await createWorkflow(world.ada, create), "bad_workflow")
  const on = await conversation(world)
  const answered = await previewWorkflow(world.ada, { conversationId: on, definition: form })
  expectRefusal(answered as never, "bad_workflow")

  const workflowId = await workflow(world, { do: [{ do: "close" }] })
  const change = owner()`update workflow_versions set definition = '{}' where workflow_id = ${workflowId}`
  expect(await refusedBy(change)).toBe("append_only")
})
