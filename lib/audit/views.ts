import type { EventView } from "@/lib/events/event"
import type { Kind } from "./rules"

export type Person = { kind: "teammate" | "customer" | "workflow"; id: string } | { kind: "system"; id: null }

/** What of the record is asked for; days are those of the person who asks. */
export type Filter = {
  person: Person | null
  /** Something that entries are about. A thread has entries that stand in its timeline. */
  about: Thing | null
  kind: Kind | null
  from: string | null
  to: string | null
}

export type ThingKind =
  | "ticket"
  | "conversation"
  | "ticket type"
  | "state"
  | "team"
  | "teammate"
  | "tag"
  | "workflow"
  | "customer"
  | "attribute"
  | "invitation"
  | "form"

/** Something that an entry can name. */
export type Thing = { kind: ThingKind; id: string; name: string }

/** What the ids of some entries stand for. */
export type Names = ReadonlyMap<string, Thing>

/** An entry as somebody may see it; `event` is null where only a restricted ticket's own teams may (SPEC A2). */
export type Entry = { seq: number; hash: string; event: EventView | null }
