import { createHash } from "node:crypto"
import { sql } from "drizzle-orm"
import type { z } from "zod"
import { db, type Tx } from "@/db/client"
import { isRefusal, notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { accessOf, asSeenBy, type FeedEvent, openToAll } from "./access"
import { type Actor, type Right, whyNotAllowed } from "./actor"
import type { CommandResult, EventView, NewEvent } from "./event"
import { eventsOfCommand, type LimitedRow, limitedTickets, toFeedEvent } from "./feed"
import { begun, onTheWire } from "./pipeline"
import { withRetries } from "./retries"

/**
 * What a command works with: its transaction, who asked, and the moment it happens. `send` gives the database a write
 * whose answer nobody needs, so that it travels with what follows; if it fails, all of the command fails.
 */
export type CommandContext<A extends Actor = Actor> = {
  tx: Tx
  send: (write: PromiseLike<unknown>) => void
  actor: A
  workspaceId: string
  commandId: string
  at: Date
}

type CommandOptions = { at?: Date; quiet?: boolean; preview?: boolean; unless?: Unless }

/** What speaks against a command beside its own rules, asked in its transaction before it does anything. */
export type Unless = (context: CommandContext) => Promise<Refusal | null>

type AtLeastOne<T> = [T, ...T[]]

/** What a command's own work gives: at least one event, or why not. */
export type Outcome = AtLeastOne<NewEvent> | Refusal

type Definition<Input extends { commandId: string }> = {
  name: string
  right: Right
  input: z.ZodType<Input>
  run: (context: CommandContext, input: Input) => Promise<Outcome>
}

/** Thrown inside the transaction so that it rolls back; never leaves this file. */
class Stop extends Error {
  constructor(readonly reason: Refusal | "repeated" | { events: FeedEvent[] }) {
    super("stopped")
  }
}

/**
 * Makes the only kind of function that changes data: it checks its input and the actor's right, runs in one
 * transaction, reports at least one event and takes effect once per command id. `at` back-dates an import; `quiet` starts
 * no workflow and no mail (SPEC X3); a `preview` does all of it and takes it back.
 */
export function defineCommand<Input extends { commandId: string }>(definition: Definition<Input>) {
  return async (actor: Actor, raw: unknown, options: CommandOptions = {}): Promise<CommandResult> => {
    const parsed = definition.input.safeParse(raw)
    if (!parsed.success) return refuse("invalid", sentenceFor(parsed.error.issues[0]?.message))
    const denied = whyNotAllowed(actor, definition.right)
    if (denied) return denied
    const asked = options.unless ? guarded(definition, options.unless) : definition
    return withRetries(() => attempt(asked, actor, parsed.data, options))
  }
}

/** A command that something else may speak against as well. */
function guarded<Input extends { commandId: string }>(
  definition: Definition<Input>,
  unless: Unless,
): Definition<Input> {
  return {
    ...definition,
    run: async (context, input) => (await unless(context)) ?? definition.run(context, input),
  }
}

/** Our own inputs say what is wrong in a sentence; what the library says of others is for programs. */
function sentenceFor(message = ""): string {
  return message.endsWith(".") ? message : "This isn't understood."
}

async function attempt<Input extends { commandId: string }>(
  definition: Definition<Input>,
  actor: Actor,
  input: Input,
  { at = new Date(), quiet = false, preview = false }: CommandOptions,
): Promise<CommandResult> {
  const claim = {
    name: definition.name,
    actor,
    commandId: input.commandId,
    hash: bodyHash(definition.name, input),
  }
  const sent: Promise<unknown>[] = []
  const send = (write: PromiseLike<unknown>) => void sent.push(begun(write))
  try {
    const { events } = await db().transaction(async (tx) => {
      if (quiet) send(tx.execute(sql`select set_config('backline.quiet', 'on', true)`))
      const context = { tx, send, actor, at, workspaceId: actor.workspaceId, commandId: input.commandId }
      // The claim goes first on the wire and waits for a twin; the command's own first reads follow unawaited.
      const [claimed, outcome] = await Promise.allSettled([
        claimId(tx, claim),
        definition.run(context, input),
      ])
      if (claimed.status === "rejected") throw claimed.reason
      if (!claimed.value) throw new Stop("repeated")
      if (outcome.status === "rejected") throw outcome.reason
      if (isRefusal(outcome.value)) throw new Stop(outcome.value)
      if (actor.kind === "teammate")
        send(
          tx.execute(
            sql`select still_may(${actor.workspaceId}, ${actor.id}, ${definition.right === "admin"})`,
          ),
        )
      // COMMIT travels with it: the database makes it a rollback if any statement before it has failed.
      const events = begun(append(context, outcome.value))
      if (preview) throw await takenBack(tx, events)
      await onTheWire()
      return { events }
    })
    await Promise.all(sent)
    return { ok: true, events: await toldTo(actor, await events) }
  } catch (error) {
    if (error instanceof Stop) return await answerOf(error, claim)
    // What failed first says why; the statements after it only say that something has failed.
    await Promise.all(sent)
    throw error
  }
}

/** Has the constraints that wait for COMMIT judge as well, and gives what undoes it all. */
async function takenBack(tx: Tx, events: Promise<FeedEvent[]>): Promise<Stop> {
  await tx.execute(sql`set constraints all immediate`)
  return new Stop({ events: await events })
}

async function answerOf({ reason }: Stop, claim: Claim): Promise<CommandResult> {
  if (reason === "repeated") return repeated(claim)
  return isRefusal(reason) ? reason : { ok: true, events: await toldTo(claim.actor, reason.events) }
}

/** What a command's own giver is told of it: as on every other door, no more than they can open (SPEC A2). */
async function toldTo(actor: Actor, events: FeedEvent[]): Promise<EventView[]> {
  const isLimited = actor.kind === "teammate" && events.some(({ limited }) => limited)
  const access = isLimited ? await accessOf(db(), actor) : openToAll
  return events.flatMap((each) => asSeenBy(access, each) ?? [])
}

type Claim = { name: string; actor: Actor; commandId: string; hash: string }

async function claimId(tx: Tx, claim: Claim): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into commands (workspace_id, id, name, actor_id, body_hash)
    values (${claim.actor.workspaceId}, ${claim.commandId}, ${claim.name}, ${claim.actor.id}, decode(${claim.hash}, 'hex'))
    on conflict do nothing returning id`)
  return rows.length === 1
}

/** The same id again: what the first one did, if it is the same body by the same actor. */
async function repeated(claim: Claim): Promise<CommandResult> {
  const { workspaceId, id } = claim.actor
  const rows = await db().execute<{ same: boolean }>(sql`
    select name = ${claim.name} and actor_id is not distinct from ${id}
           and body_hash = decode(${claim.hash}, 'hex') as same
    from commands where workspace_id = ${workspaceId} and id = ${claim.commandId}`)
  if (!rows[0]) return notThere
  if (!rows[0].same)
    return refuse("command_reused", "This was sent before with other content. Please reload and try again.")
  const events = await eventsOfCommand(db(), workspaceId, claim.commandId)
  return { ok: true, events: await toldTo(claim.actor, events) }
}

async function append(context: CommandContext, events: NewEvent[]): Promise<FeedEvent[]> {
  const batch = JSON.stringify(events)
  const rows = await context.tx.execute<LimitedRow>(sql`
    select f.*, ${limitedTickets} from append_events(${context.workspaceId}, ${context.commandId},
      ${context.actor.kind}, ${context.actor.id}, ${context.at.toISOString()}::timestamptz,
      ${batch}::text::jsonb) f`)
  return rows.map(toFeedEvent)
}

function bodyHash(name: string, input: object): string {
  // A password is no part of it: a quick hash of one must lie nowhere.
  const sorted = JSON.stringify(input, (key, value: unknown) =>
    key === "password"
      ? null
      : value && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
  )
  return createHash("sha256").update(`${name}\n${sorted}`).digest("hex")
}
