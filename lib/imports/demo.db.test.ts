import { sql } from "drizzle-orm"
import { beforeAll, describe, expect, test } from "vitest"
import { db } from "@/db/client"
import { stories } from "@/db/seed/story/all"
import { cues, play } from "@/db/seed/story/play"
import { listConversations } from "@/lib/conversations/queries"
import { loadDemo, tellDemo } from "./demo"
import { conversationIdOf } from "./demo-steps"
import { setUpDemo, teammateActor } from "./demo-workspace"

const end = play(cues(stories, "in time order"))

async function counts(workspaceId: string) {
  const rows = await db().execute<Record<"commands" | "events" | "places" | "reads" | "last", number>>(sql`
    select (select count(*)::int from commands where workspace_id = ${workspaceId}) as commands,
           (select count(*)::int from events where workspace_id = ${workspaceId}) as events,
           (select count(*)::int from timeline where workspace_id = ${workspaceId}) as places,
           (select count(*)::int from reads where workspace_id = ${workspaceId}) as reads,
           (select max(seq)::int from events where workspace_id = ${workspaceId}) as last`)
  return rows[0]
}

describe("the demo story", () => {
  let workspaceId: string

  beforeAll(async () => {
    workspaceId = await setUpDemo()
    await tellDemo(workspaceId, { steps: 150 })
  }, 60_000)

  test("is finished where its loading was interrupted, and told once", async () => {
    await loadDemo(() => {})
    const once = await counts(workspaceId)
    expect(once?.last).toBe(once?.events)
    expect(once?.reads).toBeGreaterThan(0)
    await loadDemo(() => {})
    await tellDemo(workspaceId)
    expect(await counts(workspaceId)).toEqual(once)
  }, 60_000)

  test("ends where the story says", async () => {
    const rows = await db().execute<{ id: string; status: string; links: number }>(sql`
      select t.id, t.status, (select count(*)::int from ticket_links l
        where l.workspace_id = t.workspace_id and l.conversation_id = t.id) as links
      from threads t where t.workspace_id = ${workspaceId} and t.conversation_id is not null`)
    const found = new Map(rows.map((row) => [row.id, row]))
    for (const { story, status, linked } of end.conversations)
      expect(found.get(conversationIdOf(story)), story.subject).toMatchObject({
        status,
        links: linked.length,
      })
    const states = await db().execute<{ state: string; shared: boolean; count: number }>(sql`
      select s.internal_label as state, k.shared, count(*)::int as count
      from tickets k join ticket_states s on s.workspace_id = k.workspace_id and s.id = k.state_id
      where k.workspace_id = ${workspaceId} group by 1, 2`)
    for (const { state, shared, count } of states)
      expect([...end.tickets.values()].filter((t) => t.state === state && t.shared === shared)).toHaveLength(
        count,
      )
  })

  test.each(["maya", "leo", "ben", "priya", "ada"] as const)(
    "shows %s what the story left unread",
    async (who) => {
      const actor = teammateActor(workspaceId, who)
      const { rows } = await listConversations(db(), actor, "all", { limit: 100 })
      const unread = rows.filter((row) => row.unread).map((row) => row.subject)
      const said = stories.filter((s) => s.unreadFor?.includes(who)).map((s) => s.subject)
      expect(unread.sort()).toEqual(said.sort())
    },
  )

  test("has rising times in every timeline", async () => {
    const rows = await db().execute(sql`
      select 1 from (
        select e.at, lag(e.at) over (partition by t.thread_id order by t.seq) as before
        from timeline t join events e on e.workspace_id = t.workspace_id and e.seq = t.seq
        where t.workspace_id = ${workspaceId}) x
      where at < before`)
    expect(rows).toHaveLength(0)
  })
})
