import { z } from "zod"
import { isId } from "@/lib/shared/addresses"
import { commandInput } from "@/lib/shared/command-input"
import { isKind } from "./rules"
import type { Filter, Person } from "./views"

/** A filter as it stands in an address: what it is about may be a number, an id or words still. */
export type Asked = Omit<Filter, "about"> & { about: string }

/** The parts of an address that say what is asked for; the same ones say it again. */
export const filterNames = ["person", "about", "kind", "from", "to"] as const

type Params = Record<string, string | string[] | undefined>

/** Reads what an address asks for; anything odd in it counts as not said. */
export function askedOf(params: Params): Asked {
  const word = (name: string) => {
    const value = params[name]
    return typeof value === "string" ? value.trim().slice(0, 200) : ""
  }
  const kind = word("kind")
  return {
    person: personOf(word("person")),
    about: word("about"),
    kind: isKind(kind) ? kind : null,
    from: dayOf(word("from")),
    to: dayOf(word("to")),
  }
}

function personOf(word: string): Person | null {
  if (word === "product") return { kind: "system", id: null }
  const [kind, id] = word.split(":")
  if (!isId(id)) return null
  return kind === "teammate" || kind === "customer" || kind === "workflow" ? { kind, id } : null
}

function dayOf(word: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(word)) return null
  const day = new Date(`${word}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(word) ? word : null
}

/** A filter as the parts of an address. */
export function wordsOf({ person, about, kind, from, to }: Filter): Record<string, string> {
  const all = {
    person: person && (person.kind === "system" ? "product" : `${person.kind}:${person.id}`),
    about: about?.id,
    kind,
    from,
    to,
  }
  return Object.fromEntries(Object.entries(all).filter((part): part is [string, string] => Boolean(part[1])))
}

export const formats = ["csv", "jsonl"] as const
export type Format = (typeof formats)[number]

export const ExportAuditLog = z.strictObject({
  ...commandInput,
  format: z.enum(formats),
  filter: z.partialRecord(z.enum(filterNames), z.string().max(200)),
})
