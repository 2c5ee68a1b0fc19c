import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { TeammateActor } from "@/lib/events/actor"
import { newId } from "@/lib/shared/ids"
import { freePort } from "@/scripts/processes"
import { startWeb, type Web } from "@/scripts/web"
import type { Case } from "./cases/case"
import { owner, stored } from "./database"
import { everyCommand } from "./every-command"
import { accounts, doorless, entries, onlyOutside, onTicket } from "./http/actions"
import { type Action, actionsOfBuild, buildWithoutProxy } from "./http/build"
import {
  anonymous,
  customer,
  expired,
  forged,
  type Principal,
  removed,
  signedIn,
  unknown,
} from "./http/principals"
import { giveAction } from "./http/requests"
import { makeCustomer, makeStranger, makeWorld, type World } from "./world"

const url = process.env.BACKLINE_HTTP_URL ?? ""
let bare: Web
let removeFolder: () => Promise<void>
let actions: Action[]
let cells = 0

beforeAll(async () => {
  actions = await actionsOfBuild()
  const { folder, remove } = await buildWithoutProxy()
  removeFolder = remove
  bare = await startWeb({ env: {}, port: await freePort(), host: "127.0.0.1", folder })
}, 60_000)
afterAll(async () => {
  await bare?.stop()
  await removeFolder?.()
  console.log(`Access matrix of the actions: ${cells} cells.`)
})

test("every action of the build stands in the matrix or is named as tested elsewhere", () => {
  const commands = new Set(everyCommand.map(({ name }) => name))
  const unlisted = actions.filter(({ name }) => !commands.has(name) && !accounts[name] && !(name in entries))
  expect(unlisted.map(({ name, file }) => `${name} of ${file}`)).toEqual([])
})

/** Who has no session of a teammate: for each of them an action says that they are signed out. */
async function strangersToTheTeam(world: World): Promise<Principal[]> {
  const leaver = { ...world.ben, id: newId() }
  await owner()`insert into teammates (workspace_id, id, name, role)
    values (${world.workspaceId}, ${leaver.id}, 'Leo Brandt', 'owner')`
  return [
    anonymous,
    unknown("a session that was never opened"),
    await forged("a session signed with another secret", world.ada),
    await expired("an owner's session that has ended", world.ada),
    await removed("a removed owner's session", leaver),
    await customer("the customer", world.zoe),
    await customer("another customer", await makeCustomer(world.system, "Noor")),
  ]
}

async function fromElsewhere(owner: TeammateActor): Promise<Principal[]> {
  const { cookie } = await signedIn("the owner", owner)
  return [
    { name: "the owner, from another site", cookie, origin: "https://evil.example" },
    { name: "the owner, from a page without an origin", cookie, origin: "null" },
    { name: "the owner, from nowhere", cookie, origin: null },
  ]
}

/** What these hear: from the proxy, from Next where it is left out, or from the door itself. */
const foreign = /^(foreign_origin|status 403|status 500)$/

/** What each of them hears; `input` makes a new one for each. */
async function verdicts(site: string, action: Action, who: Principal[], input: () => unknown) {
  const heard: Record<string, string> = {}
  for (const principal of who) {
    cells++
    heard[principal.name] = await giveAction(site, principal, action, input())
  }
  return heard
}

const all = (who: Principal[], verdict: unknown) => Object.fromEntries(who.map(({ name }) => [name, verdict]))

/** Limits all types that can be to Finance, of which Maya and Ada are not. */
async function limitTypes({ workspaceId, teams }: World): Promise<void> {
  await owner()`insert into ticket_type_teams (workspace_id, type_id, team_id)
    select workspace_id, id, ${teams.finance} from ticket_types
    where workspace_id = ${workspaceId} and category <> 'customer' on conflict do nothing`
  await owner()`update ticket_types set limited = true
    where workspace_id = ${workspaceId} and category <> 'customer'`
}

/** The Back-office or Tracker ticket that an input is about, or null. */
async function ticketOf(world: World, input: object): Promise<string | null> {
  const { ticketId, threadId } = input as { ticketId?: string; threadId?: string }
  const [row] = await owner()`select id from tickets where workspace_id = ${world.workspaceId}
    and id = ${ticketId ?? threadId ?? null} and category <> 'customer'`
  return row?.id ?? null
}

const given = everyCommand.filter(({ by }) => by !== "zoe")
const named = (one: Case): [string, Case] => [one.name, one]

function actionNamed(name: string): Action {
  const action = actions.find((each) => each.name === name)
  if (!action) throw new Error(`The build has no action ${name}.`)
  return action
}

describe.each([
  ["as it runs", () => url],
  ["without proxy.ts", () => bare.url],
] as const)("an action over HTTP, %s", (_how, site) => {
  test.each(given.filter(({ name }) => !doorless.has(name)).map(named))(
    "%s does what it does for whom it should, and nothing for others",
    async (name, one) => {
      const action = actionNamed(name)
      const world = await makeWorld()
      const made = await one.input(world)
      const input = () => ({ commandId: newId(), ...made })
      expect((await ticketOf(world, made)) !== null).toBe(onTicket.has(name))
      const outside = await strangersToTheTeam(world)
      const elsewhereFrom = await fromElsewhere(world.ada)
      const denied = await Promise.all(
        one.denied.filter((who) => who !== "zoe").map((who) => signedIn(who, world[who] as TeammateActor)),
      )
      const stranger = await makeStranger()
      const foreigners = one.reaches
        ? [
            await signedIn("an owner of another workspace", stranger),
            await signedIn("a teammate of another workspace", await teammateOf(stranger)),
          ]
        : []
      const before = await stored(world.workspaceId)
      expect(await verdicts(site(), action, outside, input)).toEqual(all(outside, "signed_out"))
      const notForThem = [...denied, ...foreigners]
      expect(await verdicts(site(), action, notForThem, input)).toEqual(all(notForThem, "not_there"))
      expect(await verdicts(site(), action, elsewhereFrom, input)).toEqual(
        all(elsewhereFrom, expect.stringMatching(foreign)),
      )
      expect(await stored(world.workspaceId)).toEqual(before)
      const allowed = [await signedIn(`${one.by}, who may`, world[one.by] as TeammateActor)]
      expect(await verdicts(site(), action, allowed, input)).toEqual(all(allowed, "done"))
    },
  )

  test.each(given.filter(({ name }) => onTicket.has(name) && !onlyOutside.has(name)).map(named))(
    "A2: %s on a restricted ticket is for its teams, and for an admin who opened it anyway",
    async (name, one) => {
      const action = actionNamed(name)
      const world = await makeWorld()
      const made = await one.input(world)
      const input = () => ({ commandId: newId(), ...made })
      const ticketId = await ticketOf(world, made)
      await limitTypes(world)
      const outsiders = [
        await signedIn("a teammate in none of its teams", world.maya),
        await signedIn("an admin in none of its teams", world.ada),
      ]
      const before = await stored(world.workspaceId)
      expect(await verdicts(site(), action, outsiders, input)).toEqual(all(outsiders, "not_there"))
      expect(await stored(world.workspaceId)).toEqual(before)
      const opening = await owner()`
        insert into ticket_openings (workspace_id, id, ticket_id, teammate_id, reason, opened_at, open_until)
        values (${world.workspaceId}, ${newId()}, ${ticketId}, ${world.ada.id}, 'A test.', now(), now() + interval '1 hour')
        returning id`
      expect(opening).toHaveLength(1)
      const opened = [await signedIn("an admin who opened it anyway", world.ada)]
      expect(await verdicts(site(), action, opened, input)).toEqual(all(opened, "done"))
    },
  )

  test.each(Object.entries(accounts))("%s is for a teammate on our own pages", async (name, made) => {
    const world = await makeWorld()
    const action = actionNamed(name)
    const input = () => made(world)
    const outside = await strangersToTheTeam(world)
    expect(await verdicts(site(), action, outside, input)).toEqual(all(outside, "signed_out"))
    const elsewhereFrom = await fromElsewhere(world.ada)
    const isForeign = expect.stringMatching(foreign)
    expect(await verdicts(site(), action, elsewhereFrom, input)).toEqual(all(elsewhereFrom, isForeign))
    const maya = [await signedIn("a teammate", world.maya)]
    // She has no password and no second step here, and is no admin: the door lets her in, and she is told no.
    const refused = expect.not.stringMatching(/^(done|signed_out|foreign_origin|broken|status .*)$/)
    expect(await verdicts(site(), action, maya, input)).toEqual(all(maya, refused))
  })

  test.each(Object.entries(entries))("%s is refused to other sites", async (name, input) => {
    const world = await makeWorld()
    const who = [...(await fromElsewhere(world.ada)), { ...anonymous, origin: "https://evil.example" }]
    const isForeign = expect.stringMatching(foreign)
    const heard = await verdicts(site(), actionNamed(name), who, () => input)
    expect(heard).toEqual(all(who, isForeign))
  })
})

/** One more teammate of a stranger's workspace, with no more rights than that. */
async function teammateOf(stranger: TeammateActor): Promise<TeammateActor> {
  const id = newId()
  await owner()`insert into teammates (workspace_id, id, name) values (${stranger.workspaceId}, ${id}, 'Sam')`
  return { ...stranger, id, role: "teammate" }
}
