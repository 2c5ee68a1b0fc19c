import { expect, test } from "vitest"
import { db } from "@/db/client"
import { does, refuses } from "@/testing/commands"
import { owner } from "@/testing/database"
import { makeWorld } from "@/testing/world"
import { rotateMessengerKey, setMessengerSites } from "./commands/messenger"
import { findMessengerKey, listMessengerSites } from "./queries"

test("C2: a rotated key is another one, is shown to admins alone and stands in no event", async () => {
  const { ada, maya, workspaceId } = await makeWorld()
  const before = await findMessengerKey(db(), ada)
  await does(rotateMessengerKey, ada, {})
  const after = await findMessengerKey(db(), ada)
  expect(after?.key).toMatch(/^[0-9a-f]{64}$/)
  expect(after?.key).not.toBe(before?.key)
  expect(await findMessengerKey(db(), maya)).toBeNull()
  const told = await owner()`
    select 1 from events where workspace_id = ${workspaceId}
      and (data::text like ${`%${after?.key}%`} or data::text like ${`%${before?.key}%`})`
  expect([...told]).toEqual([])
})

test("C2: sites are kept as browsers name them; a list made of an older one is refused", async () => {
  const { ada } = await makeWorld()
  const sites = ["https://Shop.example/", "http://localhost:8080"]
  await does(setMessengerSites, ada, { before: [], sites })
  const kept = ["https://shop.example", "http://localhost:8080"]
  expect(await listMessengerSites(db(), ada)).toEqual(kept)
  const meanwhile = {
    code: "changed_meanwhile",
    sentence: "The list of sites was changed meanwhile. What you made is kept here; please look again.",
  } as const
  await refuses(meanwhile, setMessengerSites, ada, { before: [], sites: ["https://other.example"] })
  const same = { code: "unchanged", sentence: "The list of sites is the same." } as const
  await refuses(same, setMessengerSites, ada, { before: kept, sites: kept })
  await does(setMessengerSites, ada, { before: kept, sites: [] })
  expect(await listMessengerSites(db(), ada)).toEqual([])
})
