import type postgres from "postgres"
import { newId } from "../lib/shared/ids"
import { addTicketNote } from "../lib/tickets/commands/notes"
import { crossPostFloor } from "./floors"
import { findAction, type Site, signIn } from "./http"
import { sideBySide } from "./measure"
import type { Line } from "./table"
import type { World } from "./world"

const text = "The bank has sent the money back, it should be there on Tuesday."

type CrossPost = { commandId: string; ticketId: string; text: string; crossPost: true }

/** What a cross-posted note of one writer says to the server; each writer has a ticket of their own. */
export function crossPost(world: World, n: number): CrossPost {
  const { ticketId } = world.desks[n % world.desks.length] as World["desks"][0]
  return { commandId: newId(), ticketId, text, crossPost: true }
}

/** The command called in this process, beside the same rows written by the driver alone. */
export async function crossPostsInProcess(world: World, plain: postgres.Sql): Promise<Line[]> {
  const { floor, ours } = await sideBySide({
    floor: (n) => crossPostFloor(plain, world, n),
    ours: async (n) => {
      const input = crossPost(world, n)
      const result = await addTicketNote(world.ben, input)
      if (!result.ok) throw new Error(result.sentence)
      world.acknowledged.push(input.commandId)
    },
  })
  const what = "cross-post in process, beside the driver's pipelined rows"
  return [
    { what: `${what}: p50`, unit: "ms", floor: floor.p50, ours: ours.p50, target: "" },
    {
      what: `${what}: 16 writers`,
      unit: "a second",
      floor: floor.perSecond,
      ours: ours.perSecond,
      target: "",
    },
  ]
}

/** Ben's "Add note and cross-post" as his browser sends it; the event that screens apply has to be in the answer. */
export async function noteAction(site: Site, world: World) {
  const cookie = await signIn(site, "ben")
  const note = await findAction(site, "addTicketNote", "/inbox/all")
  return async (input: CrossPost): Promise<void> => {
    const body = await note(input, cookie)
    if (!body.includes(`"commandId":"${input.commandId}"`)) throw new Error(`No event in ${body}`)
    world.acknowledged.push(input.commandId)
  }
}

/** The server action over HTTP with session, rights, rules and event, beside an action that does nothing. */
export async function crossPostsOverHttp(site: Site, world: World): Promise<Line[]> {
  const nothing = await findAction(site, "doNothing", "/bench")
  const note = await noteAction(site, world)
  const { floor, ours } = await sideBySide({
    floor: (n) => nothing(crossPost(world, n)),
    ours: (n) => note(crossPost(world, n)),
  })
  const what = "cross-post by server action, beside an empty action"
  return [
    { what: `${what}: p50`, unit: "ms", floor: floor.p50, ours: ours.p50, target: "≤ 3 ms, then 2" },
    { what: `${what}: p95`, unit: "ms", floor: floor.p95, ours: ours.p95, target: "" },
    {
      what: `${what}: 16 at a time`,
      unit: "a second",
      floor: floor.perSecond,
      ours: ours.perSecond,
      target: "≥ 0.50, then 0.65",
    },
  ]
}

/** An unauthenticated call has to be answered with a no, else the figures mean nothing. */
export async function requireSignIn(site: Site, world: World): Promise<void> {
  const note = await findAction(site, "addTicketNote", "/inbox/all")
  const done = await note(crossPost(world, 0)).then(
    () => true,
    () => false,
  )
  if (done) throw new Error("The server did what nobody signed in asked for.")
}
