import { sql } from "drizzle-orm"
import type postgres from "postgres"
import { db } from "../db/client"
import { listConversations } from "../lib/conversations/queries"
import { idsPage, joinedPage } from "./floors"
import { mustSay, type Site, send, signIn } from "./http"
import { sideBySide } from "./measure"
import { statementOf } from "./statement"
import type { Line } from "./table"
import type { World } from "./world"

/** How many pages of PostgreSQL's buffers a page of the inbox touches. */
async function pagesRead(world: World): Promise<number> {
  const statement = await statementOf((reader) => listConversations(reader, world.maya, "all"))
  const explain = sql`explain (analyze, buffers, format json) ${statement}`
  type Plan = { "Shared Hit Blocks": number; "Shared Read Blocks": number }
  const rows = await db().execute<{ "QUERY PLAN": { Plan: Plan }[] }>(explain)
  const plan = rows[0]?.["QUERY PLAN"][0]?.Plan
  return plan ? plan["Shared Hit Blocks"] + plan["Shared Read Blocks"] : Number.NaN
}

/** A page of the inbox: its statement beside the least one, and its route beside a route with nothing of the product. */
export async function lists(
  site: Site,
  world: World,
  plain: postgres.Sql,
  size: string,
): Promise<{ lines: Line[]; pages: number }> {
  const cookie = await signIn(site, "maya")
  const { workspaceId } = world
  const statements = await sideBySide({
    ids: () => idsPage(plain, workspaceId),
    joined: () => joinedPage(plain, workspaceId),
    ours: () => listConversations(db(), world.maya, "all"),
  })
  const routes = await sideBySide({
    floor: async () =>
      mustSay(await send(site, { path: `/api/bench?workspace=${workspaceId}` }), '"subject"'),
    ours: async () =>
      mustSay(await send(site, { path: "/api/inbox/all", headers: { cookie } }), '"customerName"'),
  })
  const { ids, joined, ours } = statements
  const lines: Line[] = [
    {
      what: `${size}: inbox rows, beside their ids alone: p50`,
      unit: "ms",
      floor: ids.p50,
      ours: ours.p50,
      target: "",
    },
    {
      what: `${size}: inbox rows, beside a join written by hand: p50`,
      unit: "ms",
      floor: joined.p50,
      ours: ours.p50,
      target: "≥ 0.50, then 0.83",
    },
    {
      what: `${size}: inbox JSON, beside a bare route: p50`,
      unit: "ms",
      floor: routes.floor.p50,
      ours: routes.ours.p50,
      target: "",
    },
    {
      what: `${size}: inbox JSON, beside a bare route: 16 at a time`,
      unit: "a second",
      floor: routes.floor.perSecond,
      ours: routes.ours.perSecond,
      target: "≥ 0.70, then 0.85",
    },
  ]
  return { lines, pages: await pagesRead(world) }
}
