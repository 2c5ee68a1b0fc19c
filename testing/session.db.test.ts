import { beforeAll, expect, test, vi } from "vitest"
import { addTeammate } from "@/lib/team/commands/people"
import { does } from "@/testing/commands"
import { owner } from "@/testing/database"
import { statementsOf } from "@/testing/statements"
import { makeWorld, type World } from "@/testing/world"

const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock("next/headers", () => ({
  headers: async () => request.headers,
  cookies: async () => ({ set: () => undefined }),
}))

const { auth } = await import("@/lib/auth/auth")
const { currentTeammate } = await import("@/lib/auth/session")

const password = "correct-horse-battery"
let world: World

beforeAll(async () => {
  world = await makeWorld()
})

/** Signs a new teammate in; the requests that follow carry their cookie. */
async function signIn(): Promise<{ id: string; cookie: string }> {
  const email = `${crypto.randomUUID()}@example.com`
  const events = await does(addTeammate, world.system, { name: "Kim", email, password })
  const answer = await auth().api.signInEmail({ body: { email, password }, asResponse: true })
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? ""
  request.headers = new Headers({ cookie })
  return { id: events[0]?.commandId ?? "", cookie }
}

test("a signed cookie says who asks, by one statement", async () => {
  const { id } = await signIn()
  await currentTeammate()
  let found: unknown
  const statements = await statementsOf(async () => {
    found = await currentTeammate()
  })
  const { workspaceId } = world
  expect(found).toEqual({
    kind: "teammate",
    workspaceId,
    id,
    role: "teammate",
    timeZone: "Europe/Berlin",
    dateLocale: null,
  })
  expect(statements).toHaveLength(1)
})

test("a cookie that nobody signed, or that was changed, is nobody's", async () => {
  const { cookie } = await signIn()
  const [name = "", value = ""] = cookie.split("=")
  const [token = ""] = value.split(".")
  const wrong = [
    `${name}=${token}`,
    `${name}=${token}.`,
    `${name}=${token}.AAAA`,
    `${name}=x${value}`,
    `${name}=`,
    "x=y",
  ]
  for (const sent of wrong) {
    request.headers = new Headers({ cookie: sent })
    expect(await currentTeammate(), sent).toBeNull()
  }
})

test("A4: a session that ended, or whose teammate was removed, is nobody's", async () => {
  const first = await signIn()
  await owner()`update auth.sessions set expires_at = now() - interval '1 second' where user_id = ${first.id}`
  expect(await currentTeammate()).toBeNull()

  const second = await signIn()
  await owner()`update teammates set removed_at = now() where id = ${second.id}`
  expect(await currentTeammate()).toBeNull()
})

test("a session that was not renewed for a day lasts thirty more", async () => {
  const { id } = await signIn()
  await owner()`update auth.sessions set expires_at = now() + interval '28 days' where user_id = ${id}`
  expect(await currentTeammate()).toMatchObject({ id })
  const [session] = await owner()<{ days: number }[]>`
    select round(extract(epoch from expires_at - now()) / 86400)::int as days from auth.sessions where user_id = ${id}`
  expect(session?.days).toBe(30)
})
