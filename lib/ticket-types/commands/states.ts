import { sql } from "drizzle-orm"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import { enqueue } from "@/lib/jobs/enqueue"
import { notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { AddState, ArchiveState, EditState, OrderStates, RestoreState } from "../inputs"
import { listStateItems, listTicketTypes } from "../queries"
import { whereTicketsGo, whyNotArchiveState, whyNotMoveTo, whyNotWithout } from "../rules/states"
import type { StateItem, TypeView } from "../views"

/**
 * Locks all states of a workspace, since each rule about one depends on the others; gives them and the types. The one that
 * is to be archived waits for the tickets that are coming into it.
 */
async function lockStates({ tx, workspaceId }: CommandContext, archived?: string) {
  await tx.execute(sql`
    select 1 from ticket_states where workspace_id = ${workspaceId} order by id for no key update`)
  if (archived)
    await tx.execute(sql`
      select 1 from ticket_states where workspace_id = ${workspaceId} and id = ${archived} for update`)
  const [states, types] = await Promise.all([
    listStateItems(tx, workspaceId),
    listTicketTypes(tx, workspaceId),
  ])
  return { states, types }
}

async function setTypes({ tx, workspaceId }: CommandContext, stateId: string, typeIds: string[]) {
  await tx.execute(sql`
    delete from ticket_type_states where workspace_id = ${workspaceId} and state_id = ${stateId}
      and type_id not in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(typeIds)}::text::jsonb))`)
  await tx.execute(sql`
    insert into ticket_type_states (workspace_id, type_id, state_id)
    select ${workspaceId}, value::uuid, ${stateId}::uuid
    from jsonb_array_elements_text(${JSON.stringify(typeIds)}::text::jsonb) on conflict do nothing`)
}

const known = (types: TypeView[], ids: string[]) => ids.every((id) => types.some((type) => type.id === id))
const taken = refuse("name_taken", "There is a state with that label already.")
const plain = (label: string) => label.trim().toLowerCase()

function whyNotLabel(states: StateItem[], label: string, ownId: string | null): Refusal | null {
  return states.some((s) => s.id !== ownId && plain(s.internalLabel) === plain(label)) ? taken : null
}

/** Adds a state at the end of its category, for the types that use it; the command's id is the state's (SPEC T5). */
export const addState = defineCommand({
  name: "addState",
  right: "admin",
  input: AddState,
  run: async (context, { commandId: id, category, internalLabel, customerLabel, typeIds }) => {
    const { tx, workspaceId } = context
    const { states, types } = await lockStates(context)
    if (!known(types, typeIds)) return notThere
    const refusal = whyNotLabel(states, internalLabel, null)
    if (refusal) return refusal
    await tx.execute(sql`
      insert into ticket_states (workspace_id, id, category, internal_label, customer_label, position)
      select ${workspaceId}, ${id}, ${category}, ${internalLabel}, ${customerLabel}, coalesce(max(position), 0) + 1
      from ticket_states where workspace_id = ${workspaceId} and category = ${category}`)
    await setTypes(context, id, typeIds)
    const data = { stateId: id, category, internalLabel, customerLabel, typeIds }
    return [{ type: "state.added", data, places: [] }]
  },
})

/** Changes a state's labels and which types use it. Refuses what was made of older ones (SPEC T5). */
export const editState = defineCommand({
  name: "editState",
  right: "admin",
  input: EditState,
  run: async (context, { stateId, before, internalLabel, customerLabel, typeIds }) => {
    const { tx, workspaceId } = context
    const { states, types } = await lockStates(context)
    const state = states.find((s) => s.id === stateId)
    if (!state || !known(types, typeIds)) return notThere
    const from = settingsOf(state, usersOf(types, stateId))
    const to = settingsOf({ internalLabel, customerLabel }, typeIds)
    if (same(from, to)) return refuse("unchanged", "Nothing has changed, so there is nothing to save.")
    if (!same(from, settingsOf(before, before.typeIds)))
      return refuse(
        "changed_meanwhile",
        "This state was changed meanwhile. What you made is kept here; please look again.",
      )
    const left = types.filter((type) => from.typeIds.includes(type.id) && !typeIds.includes(type.id))
    const last = left.map((type) => whyNotWithout(type, state, states)).find((why) => why !== null)
    const refusal = whyNotLabel(states, internalLabel, stateId) ?? last
    if (refusal) return refusal
    await tx.execute(sql`
      update ticket_states set internal_label = ${internalLabel}, customer_label = ${customerLabel}
      where workspace_id = ${workspaceId} and id = ${stateId}`)
    await setTypes(context, stateId, typeIds)
    return [{ type: "state.changed", data: { stateId, from, to }, places: [] }]
  },
})

const usersOf = (types: TypeView[], stateId: string) =>
  types.filter((type) => type.stateIds.includes(stateId)).map((type) => type.id)

function settingsOf(labels: { internalLabel: string; customerLabel: string }, typeIds: string[]) {
  const { internalLabel, customerLabel } = labels
  return { internalLabel, customerLabel, typeIds: [...new Set(typeIds)].sort() }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Puts the states of a category in another order. Refuses where one was added or archived meanwhile. */
export const orderStates = defineCommand({
  name: "orderStates",
  right: "admin",
  input: OrderStates,
  run: async (context, { category, stateIds: to }) => {
    const { states } = await lockStates(context)
    const from = states.filter((s) => s.category === category && !s.archived).map((s) => s.id)
    if ([...from].sort().join() !== [...to].sort().join())
      return refuse("changed_meanwhile", "There are other states now. Please look again.")
    if (from.join() === to.join()) return refuse("unchanged", "The order is the same.")
    await context.tx.execute(sql`
      update ticket_states s set position = o.position
      from jsonb_array_elements_text(${JSON.stringify(to)}::text::jsonb) with ordinality as o (id, position)
      where s.workspace_id = ${context.workspaceId} and s.id = o.id::uuid`)
    return [{ type: "state.ordered", data: { category, from, to }, places: [] }]
  },
})

/**
 * Archives a state: no ticket comes into it any more. Those that are in it stay, or go to another state of its category,
 * one by one, each with an event of its own. An archived one can be archived again, to say so later (SPEC T5, N6).
 */
export const archiveState = defineCommand({
  name: "archiveState",
  right: "admin",
  input: ArchiveState,
  run: async (context, { stateId, moveTo }) => {
    const { tx, workspaceId, at } = context
    const { states, types } = await lockStates(context, stateId)
    const state = states.find((s) => s.id === stateId)
    if (!state) return notThere
    if (state.archived && (moveTo === null || moveTo === state.movesTo))
      return refuse("unchanged", "This state is archived already.")
    const here = states.filter((s) => s.id === stateId || whereTicketsGo(states, s)?.id === stateId)
    const inIt = types.filter((type) => here.some((s) => s.tickets.some((t) => t.typeId === type.id)))
    const target = states.find((s) => s.id === moveTo)
    const refusal =
      whyNotArchiveState(state, states, types) ?? (moveTo ? whyNotMoveTo(state, target, inIt) : null)
    if (refusal) return refusal
    await tx.execute(sql`
      update ticket_states set archived_at = coalesce(archived_at, ${at.toISOString()}::timestamptz), moves_to = ${moveTo}
      where workspace_id = ${workspaceId} and id = ${stateId}`)
    if (moveTo) await enqueue(tx, "moveTickets", { workspaceId, stateId }, { key: `move:${stateId}` })
    const tickets = state.tickets.reduce((sum, t) => sum + t.count, 0)
    return [{ type: "state.archived", data: { stateId, moveTo, tickets }, places: [] }]
  },
})

/** Brings an archived state back, for the types that used it; tickets that were still to go stay in it. */
export const restoreState = defineCommand({
  name: "restoreState",
  right: "admin",
  input: RestoreState,
  run: async (context, { stateId }) => {
    const { states } = await lockStates(context)
    const state = states.find((s) => s.id === stateId)
    if (!state) return notThere
    if (!state.archived) return refuse("unchanged", "This state isn't archived.")
    await context.tx.execute(sql`
      update ticket_states set archived_at = null, moves_to = null
      where workspace_id = ${context.workspaceId} and id = ${stateId}`)
    return [{ type: "state.restored", data: { stateId }, places: [] }]
  },
})
