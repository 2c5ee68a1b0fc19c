import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { addAttribute, addTicketType } from "@/lib/ticket-types/commands/add"
import { archiveTicketType, restoreTicketType } from "@/lib/ticket-types/commands/archive"
import {
  addState,
  archiveState,
  editState,
  orderStates,
  restoreState,
} from "@/lib/ticket-types/commands/states"
import { listStates } from "@/lib/ticket-types/queries"
import { editTicketType } from "@/lib/tickets/commands/edit-type"
import { changeType } from "@/lib/tickets/commands/type"
import { does } from "../commands"
import { ticket } from "../given"
import { aType, settingsOf } from "../ticket-types"
import type { World } from "../world"
import { byAdmin, byTeammate, type Row } from "./case"

const there = { ...byAdmin, reaches: true }

/** A state of the category in progress, used by no type; gives its id. */
async function state(world: World): Promise<string> {
  const id = newId()
  const labels = { internalLabel: `With the bank ${newId()}`, customerLabel: "In progress" }
  await does(addState, world.ada, { commandId: id, category: "in_progress", ...labels, typeIds: [] })
  return id
}

async function before(world: World, stateId: string) {
  const state = (await listStates(db(), world.workspaceId)).find((s) => s.id === stateId)
  return { internalLabel: state?.internalLabel ?? "", customerLabel: state?.customerLabel ?? "", typeIds: [] }
}

export const onTicketTypes: Row[] = [
  [addTicketType, "addTicketType", byAdmin, async () => ({ category: "tracker", name: "Outage" })],
  [
    addAttribute,
    "addAttribute",
    there,
    async (w) => ({
      typeId: w.types.refund,
      attribute: { id: newId(), name: `Amount ${newId()}`, kind: "decimal" },
    }),
  ],
  [
    editTicketType,
    "editTicketType",
    there,
    async (w) => ({ ...(await settingsOf(w, await aType(w))), name: `Credit ${newId()}` }),
  ],
  [archiveTicketType, "archiveTicketType", there, async (w) => ({ typeId: await aType(w) })],
  [
    restoreTicketType,
    "restoreTicketType",
    there,
    async (w) => {
      const typeId = await aType(w)
      await does(archiveTicketType, w.ada, { typeId })
      return { typeId }
    },
  ],
  [
    addState,
    "addState",
    byAdmin,
    async () => ({
      category: "resolved",
      internalLabel: `Paid ${newId()}`,
      customerLabel: "Paid",
      typeIds: [],
    }),
  ],
  [
    editState,
    "editState",
    there,
    async (w) => {
      const stateId = await state(w)
      const labels = { internalLabel: `At the bank ${newId()}`, customerLabel: "In progress" }
      return { stateId, before: await before(w, stateId), ...labels, typeIds: [w.types.refund] }
    },
  ],
  [
    orderStates,
    "orderStates",
    byAdmin,
    async (w) => {
      await state(w)
      const states = await listStates(db(), w.workspaceId)
      const category = "in_progress"
      const open = states.filter((s) => s.category === category && !s.archived)
      return { category, stateIds: open.map((s) => s.id).reverse() }
    },
  ],
  [archiveState, "archiveState", there, async (w) => ({ stateId: await state(w), moveTo: null })],
  [
    restoreState,
    "restoreState",
    there,
    async (w) => {
      const stateId = await state(w)
      await does(archiveState, w.ada, { stateId, moveTo: null })
      return { stateId }
    },
  ],
  [
    changeType,
    "changeType",
    byTeammate,
    async (w) => ({
      ticketId: (await ticket(w)).id,
      typeId: w.types.fraud,
      stateId: w.states.submitted,
    }),
  ],
]
