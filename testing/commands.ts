import { expect } from "vitest"
import type { Actor } from "@/lib/events/actor"
import type { CommandResult, EventOf, EventType, EventView } from "@/lib/events/event"
import { newId } from "@/lib/shared/ids"
import type { RefusalCode } from "@/lib/shared/refusals"
import { stored } from "./database"

export type Command = (actor: Actor, raw: unknown, options?: { at?: Date }) => Promise<CommandResult>

/** The events of a command that has to succeed. */
export function ok(result: CommandResult): EventView[] {
  if (!result.ok) throw new Error(`Refused: ${result.code}: ${result.sentence}`)
  return result.events
}

/** Gives a command with an id of its own, which has to succeed; gives its events. */
export async function does(
  command: Command,
  actor: Actor,
  input: object,
  options?: { at?: Date },
): Promise<EventView[]> {
  return ok(await command(actor, { commandId: newId(), ...input }, options))
}

/** The one event of a type among these; fails where there is none or more than one. */
export function theOne<T extends EventType>(events: EventView[], type: T): EventOf<T> {
  const found = events.filter((event): event is EventOf<T> => event.type === type)
  expect(found, `one ${type} among ${events.map((e) => e.type)}`).toHaveLength(1)
  return found[0] as EventOf<T>
}

/** Expects a refusal with this code and, where given, exactly this sentence. */
export function expectRefusal(result: CommandResult, code: RefusalCode, sentence?: string): void {
  const expected = { ok: false, code, sentence: sentence ?? expect.stringMatching(/^[A-Z“#].*\.$/s) }
  expect(result).toEqual(expected)
}

/** Gives a command that has to be refused with this code and sentence, leaving nothing behind. */
export async function refuses(
  why: { code: RefusalCode; sentence: string },
  command: Command,
  actor: Actor,
  input: object,
): Promise<void> {
  const before = await stored(actor.workspaceId)
  expectRefusal(await command(actor, { commandId: newId(), ...input }), why.code, why.sentence)
  expect(await stored(actor.workspaceId)).toEqual(before)
}
