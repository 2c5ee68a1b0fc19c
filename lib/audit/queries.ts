import { type SQL, sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import { limitTo } from "@/db/limit"
import { type Access, accessOf, asSeenBy, type FeedEvent } from "@/lib/events/access"
import type { TeammateActor } from "@/lib/events/actor"
import { type LimitedRow, limitedTickets, toFeedEvent } from "@/lib/events/feed"
import type { Entry, Filter } from "./views"

/** Which way and how far to read: after or before a place in the order, up to one. */
type Range = { before?: number; after?: number; upTo?: number; limit: number }

/** SQL of the places in the order that a filter finds, each filter from an index of its own. */
function places({ workspaceId, timeZone }: TeammateActor, filter: Filter, range: Range): SQL {
  const { person, about, kind, from, to } = filter
  const { before, after, upTo, limit } = range
  const inTimeline = about?.kind === "ticket" || about?.kind === "conversation"
  const at = inTimeline ? sql`t` : sql`e`
  const all = [sql`${at}.workspace_id = ${workspaceId}`]
  if (about)
    all.push(
      inTimeline ? sql`t.thread_id = ${about.id}` : sql`event_objects(e.data) @> array[${about.id}]::uuid[]`,
    )
  if (before !== undefined) all.push(sql`${at}.seq < ${before}`)
  if (after !== undefined) all.push(sql`${at}.seq > ${after}`)
  if (upTo !== undefined) all.push(sql`${at}.seq <= ${upTo}`)
  if (person) all.push(sql`e.actor_kind = ${person.kind}`)
  if (person?.id) all.push(sql`e.actor_id = ${person.id}`)
  if (kind) all.push(sql`event_kind(e.type) = ${kind}`)
  if (from) all.push(sql`e.at >= ${from}::date::timestamp at time zone ${timeZone}`)
  if (to) all.push(sql`e.at < (${to}::date + 1)::timestamp at time zone ${timeZone}`)
  const source = inTimeline
    ? sql`timeline t join events e on e.workspace_id = t.workspace_id and e.seq = t.seq`
    : sql`events e`
  const order = after === undefined ? sql`desc` : sql`asc`
  return sql`select ${at}.seq from ${source} where ${sql.join(all, sql` and `)}
    order by ${at}.seq ${order} ${limitTo(limit)}`
}

type Row = LimitedRow & { hash: string }

/** The statement that reads entries: who, what and when, and never the text of a note or a message. */
async function readRows(reader: Reader, actor: TeammateActor, filter: Filter, range: Range): Promise<Row[]> {
  const rows = await reader.execute<Row>(sql`
    select f.workspace_id, f.seq, f.command_id, f.ordinal, f.type, f.actor_kind, f.actor_id, f.at, f.thread_id,
      f.data, f.places, null as note, null as message, f.change, ${limitedTickets}, encode(h.hash, 'hex') as hash
    from (${places(actor, filter, range)}) m
    join event_feed f on f.workspace_id = ${actor.workspaceId} and f.seq = m.seq
    join events h on h.workspace_id = f.workspace_id and h.seq = f.seq
    order by f.seq ${range.after === undefined ? sql`desc` : sql`asc`}`)
  return [...rows]
}

const isEverything = (filter: Filter) => Object.values(filter).every((part) => part === null)

/**
 * An entry as somebody may see it. What only a restricted ticket's teams see keeps its place in the whole record, and is
 * not found by any filter, nor is anything by what was left out of it: a filter would tell that (SPEC A2).
 */
function entryFor(access: Access, filter: Filter, { hash, ...row }: Row): Entry | null {
  const found: FeedEvent = toFeedEvent(row as LimitedRow)
  const event = asSeenBy(access, found)
  const seq = Number(row.seq)
  if (event === null) return isEverything(filter) ? { seq, hash, event } : null
  const { about } = filter
  const inTimeline = about?.kind === "ticket" || about?.kind === "conversation"
  const reduced = event !== found.event && about !== null && !inTimeline
  if (reduced && !JSON.stringify(event.data).includes(about.id)) return null
  return { seq, hash, event }
}

type Piece = { entries: Entry[]; last: number | null; isEnd: boolean }

/** Reads some entries of a filter; `last` is how far it looked. */
async function readPiece(
  reader: Reader,
  actor: TeammateActor,
  access: Access,
  filter: Filter,
  range: Range,
): Promise<Piece> {
  const rows = await readRows(reader, actor, filter, range)
  return {
    entries: rows.flatMap((row) => entryFor(access, filter, row) ?? []),
    last: rows.length > 0 ? Number(rows.at(-1)?.seq) : null,
    isEnd: rows.length < range.limit,
  }
}

const perPage = 50
const mostRounds = 20

/** A page of the record, newest first, before a place in its order; `next` is where the page after it begins. */
export async function listEntries(
  reader: Reader,
  actor: TeammateActor,
  filter: Filter,
  from: number | null,
): Promise<{ entries: Entry[]; next: number | null }> {
  const access = await accessOf(reader, actor)
  const entries: Entry[] = []
  let before = from ?? Number.MAX_SAFE_INTEGER
  // What can't be seen leaves a page no shorter, which would tell that it is there.
  for (let round = 0; round < mostRounds; round++) {
    const piece = await readPiece(reader, actor, access, filter, { before, limit: perPage + 1 })
    entries.push(...piece.entries)
    if (entries.length > perPage)
      return { entries: entries.slice(0, perPage), next: entries[perPage - 1]?.seq ?? 0 }
    if (piece.isEnd) return { entries, next: null }
    before = piece.last ?? 0
  }
  return { entries, next: before }
}

const perPiece = 500

/** All entries of a filter up to a place in the order, oldest first, in pieces. */
export async function* allEntries(
  reader: Reader,
  actor: TeammateActor,
  filter: Filter,
  upTo: number,
): AsyncGenerator<Entry[]> {
  const access = await accessOf(reader, actor)
  for (let after = 0; ; ) {
    const piece = await readPiece(reader, actor, access, filter, { after, upTo, limit: perPiece })
    yield piece.entries
    if (piece.isEnd) return
    after = piece.last ?? upTo
  }
}

/** The newest entry of the record; whoever knows its hash can tell later whether the record was changed. */
export async function headOf(
  reader: Reader,
  workspaceId: string,
): Promise<{ seq: number; hash: string } | null> {
  const rows = await reader.execute<{ seq: string; hash: string }>(sql`
    select seq, encode(hash, 'hex') as hash from events where workspace_id = ${workspaceId}
    order by seq desc limit 1`)
  return rows[0] ? { seq: Number(rows[0].seq), hash: rows[0].hash } : null
}

/** The hash of one entry of the record. */
export async function hashAt(reader: Reader, workspaceId: string, seq: number): Promise<string> {
  const rows = await reader.execute<{ hash: string }>(sql`
    select encode(hash, 'hex') as hash from events where workspace_id = ${workspaceId} and seq = ${seq}`)
  return rows[0]?.hash ?? ""
}
