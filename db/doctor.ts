import type { Sql, TransactionSql } from "postgres"
import { invariants } from "./invariants"
import { rolesOf } from "./provision"

type Runner = Pick<Sql | TransactionSql, "unsafe">

/** What one check found: whether it holds, and if not, how much breaks it and what of that comes first. */
export type Finding = {
  rules: string
  sentence: string
  broken: number
  /** Up to ten, each with the workspace that it belongs to. */
  examples: string[]
}

const mostExamples = 10

async function ask(sql: Runner, check: { rules: string; sentence: string }, query: string): Promise<Finding> {
  const { rules, sentence } = check
  const rows = await sql.unsafe<{ example: string; n: string }[]>(
    `select example, count(*) over () as n from (${query}) x limit ${mostExamples}`,
  )
  return {
    rules,
    sentence,
    broken: Number(rows[0]?.n ?? 0),
    examples: rows.map(({ example }) => example),
  }
}

/** Asks for each invariant of the stored data whether anything breaks it (SPEC X4). */
export async function* checkInvariants(sql: Runner): AsyncGenerator<Finding> {
  for (const one of invariants)
    yield await ask(
      sql,
      one,
      `select coalesce(w.slug || ' ', '') || b.id as example from (${one.query}) b
        left join workspaces w on w.workspace_id = b.workspace_id`,
    )
}

const appendOnly = ["events", "timeline", "workflow_versions", "customer_feed"]
const listOf = (names: string[]) => names.map((name) => `'${name}'`).join(", ")
const rowBefore = "t.tgtype & 3 = 3 and t.tgenabled in ('O', 'A') and not t.tgisinternal"

/** What guards the record where it lies, by a query that gives what is missing. */
function guards(app: string): { rules: string; sentence: string; query: string }[] {
  const role = `'${app.replaceAll("'", "''")}'`
  return [
    {
      rules: "A5",
      sentence: "Triggers keep the record from being changed.",
      query: `select r as example from unnest(array[${listOf(appendOnly)}]) r where not exists (
        select 1 from pg_trigger t where t.tgrelid = ('public.' || r)::regclass and ${rowBefore} and t.tgtype & 24 = 24)`,
    },
    {
      rules: "A5",
      sentence: "A trigger chains each new entry to the one before.",
      query: `select 'events' as example where not exists (
        select 1 from pg_trigger t where t.tgrelid = 'public.events'::regclass and ${rowBefore} and t.tgtype & 4 = 4
          and t.tgname = 'chain')`,
    },
    {
      rules: "A5, O6",
      sentence: "No trigger is switched off, and every constraint holds for all rows.",
      query: `select c.relname || ': ' || t.tgname as example from pg_trigger t join pg_class c on c.oid = t.tgrelid
          where c.relnamespace = 'public'::regnamespace and t.tgenabled = 'D'
        union all select c.relname || ': ' || k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid
          where c.relnamespace = 'public'::regnamespace and not k.convalidated`,
    },
    {
      rules: "A5",
      sentence:
        "The role that the app signs in as can't change the record, owns nothing, and is no superuser.",
      query: `select r.rolname || ' may ' || lower(p) || ' ' || t as example from pg_roles r,
          unnest(array[${listOf(appendOnly.slice(0, 3))}]) t, unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) p
          where r.rolname = ${role} and has_table_privilege(r.oid, ('public.' || t)::regclass, p)
        union all select r.rolname || ' may write removed_demos' from pg_roles r
          where r.rolname = ${role} and has_table_privilege(r.oid, 'public.removed_demos', 'INSERT, UPDATE, DELETE')
        union all select r.rolname || ' owns ' || c.relname from pg_roles r join pg_class c on c.relowner = r.oid
          where r.rolname = ${role}
        union all select r.rolname || ' is a superuser' from pg_roles r where r.rolname = ${role} and r.rolsuper`,
    },
    {
      rules: "C3",
      sentence: "Row security stands on every table that customers read.",
      query: `select p.tablename as example from pg_policies p
        join pg_class c on c.relname = p.tablename and c.relnamespace = 'public'::regnamespace
        where p.schemaname = 'public' and p.policyname = 'customer' and not c.relrowsecurity`,
    },
  ]
}

/** Looks whether what guards the record is in place (SPEC A5, C3). */
export async function* checkGuards(sql: Runner): AsyncGenerator<Finding> {
  const [row] = await sql.unsafe<{ name: string }[]>("select current_database() as name")
  for (const guard of guards(rolesOf(row?.name ?? "").app)) yield await ask(sql, guard, guard.query)
}

/** One workspace's record: how long it is, its newest hash, and the first entry that doesn't fit the one before. */
export type Chain = { workspace: string; slug: string; entries: number; head: string; broken: number | null }

const piece = 20_000

/** Computes every hash of every workspace's record anew (SPEC A5); `progress` hears how many entries are done. */
export async function* checkChains(sql: Runner, progress: (done: number) => void): AsyncGenerator<Chain> {
  const records = await sql.unsafe<
    { id: string; slug: string; last: string; entries: string; head: string }[]
  >(`
    select e.workspace_id as id, coalesce(w.slug, e.workspace_id::text) as slug, max(e.seq) as last,
      count(*) as entries, encode((array_agg(e.hash order by e.seq desc))[1], 'hex') as head
    from events e left join workspaces w on w.workspace_id = e.workspace_id group by 1, 2 order by 2`)
  let done = 0
  for (const { id, slug, last, entries, head } of records) {
    let broken: number | null = null
    for (let from = 0; from < Number(last) && broken === null; from += piece) {
      broken = await firstBreak(sql, id, from)
      done += Math.min(piece, Number(last) - from)
      progress(done)
    }
    yield { workspace: id, slug, entries: Number(entries), head, broken }
  }
}

/** The first of a piece of a record whose hash isn't what its row and the hash before it make. */
async function firstBreak(sql: Runner, workspaceId: string, from: number): Promise<number | null> {
  const rows = await sql.unsafe<{ seq: string }[]>(
    `select e.seq from events e
      left join events p on p.workspace_id = e.workspace_id and p.seq = e.seq - 1
      where e.workspace_id = $1 and e.seq > $2 and e.seq <= $3
        and (e.hash is distinct from sha256(coalesce(p.hash, '') || event_line(e)) or (p.hash is null and e.seq > 1))
      order by e.seq limit 1`,
    [workspaceId, from, from + piece],
  )
  return rows[0] ? Number(rows[0].seq) : null
}

/** Which entry has a hash that somebody noted down; null if none has: the record was changed, or cut off, since. */
export async function findHead(sql: Runner, hash: string): Promise<{ slug: string; seq: number } | null> {
  const rows = await sql.unsafe<{ slug: string; seq: string }[]>(
    `select coalesce(w.slug, e.workspace_id::text) as slug, e.seq from events e
      left join workspaces w on w.workspace_id = e.workspace_id where e.hash = decode($1, 'hex')`,
    [hash],
  )
  return rows[0] ? { slug: rows[0].slug, seq: Number(rows[0].seq) } : null
}
