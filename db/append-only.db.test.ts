import postgres from "postgres"
import { expect, test } from "vitest"
import { owner } from "@/testing/database"
import { conversation } from "@/testing/given"
import { makeWorld } from "@/testing/world"
import { appUrl } from "./connection"

test.each([
  "update public.events set data = '{}'",
  "delete from public.events",
  "truncate public.events, public.timeline cascade",
  "delete from public.timeline",
])("A5: the role that the app signs in as may not: %s", async (statement) => {
  const world = await makeWorld()
  await conversation(world)
  const app = postgres(appUrl(), { max: 1 })
  await expect(app.unsafe(statement)).rejects.toMatchObject({ code: "42501" })
  await app.end()
})

test("the role that the app signs in as is no superuser and owns no table", async () => {
  const app = postgres(appUrl(), { max: 1 })
  const [role] = await app`
    select rolsuper as super, rolcreaterole as "makesRoles", rolcreatedb as "makesDatabases", rolbypassrls as bypasses,
      (select count(*)::int from pg_class where relowner = pg_roles.oid) as owns
    from pg_roles where rolname = current_user`
  await app.end()
  expect(role).toEqual({ super: false, makesRoles: false, makesDatabases: false, bypasses: false, owns: 0 })
})

test("A5: the app's role makes no tables that triggers would take for the product's", async () => {
  const app = postgres(process.env.BACKLINE_TEST_APP_URL ?? "", { max: 1, onnotice: () => undefined })
  const refusal = await app`create temporary table removed_demos (workspace_id uuid)`.catch((e) => e.code)
  await app.end({ timeout: 1 })
  expect(refusal).toBe("42501")
  const loose = await owner()`
    select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace
      and p.prorettype = 'trigger'::regtype and not coalesce(p.proconfig::text like '%search_path%', false)`
  expect([...loose]).toEqual([])
})
