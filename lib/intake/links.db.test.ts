import { expect, test } from "vitest"
import { forgetOldTries } from "@/lib/auth/limits"
import { newId } from "@/lib/shared/ids"
import { owner } from "@/testing/database"
import { makeWorld } from "@/testing/world"
import { findDoor } from "./doors"
import { askForLink } from "./links"

async function ready() {
  const world = await makeWorld()
  const slug = newId()
  await owner()`update workspaces set slug = ${slug} where workspace_id = ${world.workspaceId}`
  const door = await findDoor(slug)
  if (!door) throw new Error("There is no such door.")
  const [zoe] = await owner()`select email from customers where id = ${world.zoe.id}`
  const sent = async () => {
    const rows = await owner()`select email from customer_links where workspace_id = ${world.workspaceId}`
    return rows.map(({ email }) => email as string)
  }
  const tries = () => owner()`select key from auth.rate_limits where key like ${`%${world.workspaceId}%`}`
  return { world, door, zoe: zoe?.email as string, sent, tries }
}

const stranger = () => `${newId()}@example.com`

test("C2: whoever asks for a thousand strangers keeps no customer from a link, and leaves no row for each", async () => {
  const { world, door, zoe, sent, tries } = await ready()
  await owner()`insert into auth.rate_limits (id, key, count, last_request)
    values (${newId()}, ${`links ${world.workspaceId}`}, 500, ${Date.now()})`
  for (let i = 0; i < 3; i++)
    expect(await askForLink(door, { email: stranger() }, "10.1.1.1")).toEqual({ ok: true })
  expect(await sent()).toEqual([])
  expect(await tries()).toHaveLength(1)
  for (let i = 0; i < 7; i++) await askForLink(door, { email: zoe.toUpperCase() }, `10.0.0.${i}`)
  expect(await sent()).toEqual(Array(5).fill(zoe))
})

test("C2: from one place come twenty links in a quarter of an hour, and others are not held up by it", async () => {
  const { door, zoe, sent } = await ready()
  for (let i = 0; i < 23; i++)
    expect(await askForLink(door, { email: stranger() }, "10.1.1.1")).toEqual({ ok: true })
  expect(await sent()).toHaveLength(20)
  await askForLink(door, { email: zoe }, "10.1.1.1")
  expect(await sent()).toHaveLength(20)
  await askForLink(door, { email: zoe }, "10.1.1.2")
  await askForLink(door, { email: stranger() })
  expect(await sent()).toHaveLength(22)
})

test("tries of more than a day ago are forgotten", async () => {
  const { world, door, zoe, tries } = await ready()
  await askForLink(door, { email: zoe })
  await owner()`insert into auth.rate_limits (id, key, count, last_request)
    values (${newId()}, ${`old ${world.workspaceId}`}, 1, ${Date.now() - 25 * 3_600_000})`
  await forgetOldTries()
  expect((await tries()).map(({ key }) => key)).toEqual([`link ${world.workspaceId} ${zoe}`])
})
