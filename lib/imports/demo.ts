import { sql } from "drizzle-orm"
import postgres from "postgres"
import { db } from "@/db/client"
import { listenUrl } from "@/db/connection"
import { stories } from "@/db/seed/story/all"
import type { Step, Story } from "@/db/seed/story/format"
import { cues } from "@/db/seed/story/play"
import type { Actor } from "@/lib/events/actor"
import { steadyId } from "@/lib/shared/steady-id"
import { listStates } from "@/lib/ticket-types/queries"
import { conversationIdOf, type Telling, takeStep } from "./demo-steps"
import { addDemoPeopleAndTypes, demoId, must, setUpDemo, teammateActor } from "./demo-workspace"

// One process at a time tells the story; the others wait for it and find it told.
const telling = 771_200_121
const minute = 60_000

/**
 * Loads the demo story into an empty database, or finishes one whose loading was interrupted; else it does nothing.
 * Every step goes through its command, back-dated, with an id made of its place in the story: what took effect
 * before is not done again. Says whether the demo is there then: one that was removed is not.
 */
export async function loadDemo(log: (message: string) => void): Promise<boolean> {
  let isThere = false
  await alone(async () => {
    const found = await findDemo()
    if (found === "removed") return log("The demo was removed from this database and stays away.")
    isThere = found !== "something else"
    if (found === "something else" || found === "complete") return
    if (found !== "nothing") log("Finishing the demo story, whose loading was interrupted …")
    await tellDemo(found === "nothing" ? await setUpDemo() : found.workspaceId)
  })
  return isThere
}

/** Tells the story in the demo's workspace from where it stands, or only its first steps. */
export async function tellDemo(workspaceId: string, options: { steps?: number } = {}): Promise<void> {
  const moment = await momentOf(workspaceId)
  const all = cues(stories, "in time order")
  const before = new Date(moment.getTime() - ((all[0]?.minutes ?? 0) + 60) * minute)
  await addDemoPeopleAndTypes(workspaceId, before)
  await tell(workspaceId, moment, all.slice(0, options.steps))
  if (options.steps === undefined) await markAllRead(workspaceId)
}

async function alone(work: () => Promise<void>): Promise<void> {
  const options = { max: 1, idle_timeout: 0, max_lifetime: 0, onnotice: () => {} }
  // Whoever waits here waits for as long as the loading takes.
  const client = postgres(listenUrl(), { ...options, connection: { lock_timeout: 0, statement_timeout: 0 } })
  try {
    await client`select pg_advisory_lock(${telling})`
    await work()
  } finally {
    await client.end({ timeout: 1 })
  }
}

type Found = "nothing" | "removed" | "something else" | "complete" | { workspaceId: string }

/** What everyone has read is written last, so a demo in which nobody has read anything was interrupted. */
async function findDemo(): Promise<Found> {
  const rows = await db().execute<{ workspaceId: string; demo: boolean; complete: boolean }>(sql`
    select w.workspace_id as "workspaceId", w.demo,
           exists (select from reads r where r.workspace_id = w.workspace_id) as complete
    from workspaces w order by w.demo desc limit 1`)
  const [found] = rows
  if (!found) return (await wasRemoved()) ? "removed" : "nothing"
  if (!found.demo) return "something else"
  return found.complete ? "complete" : { workspaceId: found.workspaceId }
}

/** A demo that somebody removed stays away, also where its database holds nothing since (SPEC X1). */
async function wasRemoved(): Promise<boolean> {
  return (await db().execute(sql`select 1 from removed_demos limit 1`)).length > 0
}

/** The moment that the story counts from: when its loading began, also where it is finished later. */
async function momentOf(workspaceId: string): Promise<Date> {
  const rows = await db().execute<{ at: string }>(
    sql`select created_at as at from workspaces where workspace_id = ${workspaceId}`,
  )
  return new Date(rows[0]?.at ?? Date.now())
}

async function tell(workspaceId: string, moment: Date, steps: ReturnType<typeof cues>): Promise<void> {
  const states = await listStates(db(), workspaceId)
  const stateIds = new Map(states.map((s) => [s.internalLabel, s.id]))
  const told: Telling = { workspaceId, moment, stateIds, tickets: new Map() }
  for (const { story, step, minutes } of steps) {
    const conversationId = conversationIdOf(story)
    const scene = {
      story,
      conversationId,
      commandId: steadyId(conversationId, String(story.steps.indexOf(step))),
      actor: actorOf(workspaceId, story, step),
      at: new Date(moment.getTime() - minutes * minute),
    }
    must(await takeStep(told, scene, step), `“${story.subject}”, ${step.ago} ago, ${step.by}`)
  }
}

function actorOf(workspaceId: string, story: Story, step: Step): Actor {
  if (step.by !== "customer") return teammateActor(workspaceId, step.by)
  return { kind: "customer", workspaceId, id: demoId.customer(story.customer.email) }
}

/**
 * Everyone has read every thread, except that those a story names in `unreadFor` have read its conversation only up
 * to what they last did there themselves before its newest news.
 */
async function markAllRead(workspaceId: string): Promise<void> {
  const unread = stories.flatMap((story) =>
    (story.unreadFor ?? []).map((who) => ({
      thread: conversationIdOf(story),
      teammate: demoId.teammate(who),
    })),
  )
  await db().execute(sql`
    insert into reads (workspace_id, teammate_id, thread_id, seq)
    select m.workspace_id, m.id, t.thread_id, max(t.seq)
    from timeline t
    join threads h on h.workspace_id = t.workspace_id and h.id = t.thread_id
    join teammates m on m.workspace_id = t.workspace_id
    join events e on e.workspace_id = t.workspace_id and e.seq = t.seq
    left join jsonb_to_recordset(${JSON.stringify(unread)}::text::jsonb) as u (thread uuid, teammate uuid)
      on u.thread = t.thread_id and u.teammate = m.id
    where t.workspace_id = ${workspaceId} and (u.thread is null or e.actor_id = m.id and t.seq < h.attention_seq)
    group by m.workspace_id, m.id, t.thread_id
    on conflict do nothing`)
}
