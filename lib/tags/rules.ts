import { type Refusal, refuse } from "@/lib/shared/refusals"

type Carried = { conversations: number; tickets: number }

/** What carries a tag, in figures: "3 conversations and 1 ticket". */
export function carriedBy({ conversations, tickets }: Carried): string {
  const counted = (n: number, one: string) => (n === 0 ? [] : [`${n} ${n === 1 ? one : `${one}s`}`])
  const parts = [...counted(conversations, "conversation"), ...counted(tickets, "ticket")]
  return parts.length > 0 ? parts.join(" and ") : "nothing"
}

/** Says why a name can't be a tag's, or null; two tags never have the same, whether in capitals or not. */
export function whyNotName(taken: { name: string; archived: boolean } | undefined): Refusal | null {
  if (!taken) return null
  const how = taken.archived ? "exists already, archived: it can be restored" : "exists already"
  return refuse("tag_taken", `The tag “${taken.name}” ${how}.`)
}

/** Says why a tag can't be merged as it was asked for, or null: more carries it than whoever asks was told. */
export function whyNotMerge(name: string, known: Carried, now: Carried): Refusal | null {
  if (now.conversations <= known.conversations && now.tickets <= known.tickets) return null
  return refuse("changed_meanwhile", `“${name}” is on ${carriedBy(now)} by now. Please look again.`)
}
