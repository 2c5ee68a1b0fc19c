import type { TicketCategory } from "@/lib/events/event"
import { type Refusal, refuse } from "@/lib/shared/refusals"
import type { AttributeView, TypeSettings } from "../views"

/** Says why a text is no icon, or null: one emoji, however many characters it is made of (SPEC T1). */
export function whyNotIcon(icon: string): Refusal | null {
  const graphemes = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(icon)]
  const isEmoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|\u20e3/u
  if (graphemes.length === 1 && icon.length <= 64 && isEmoji.test(icon)) return null
  return refuse("bad_type", "An icon is one emoji.")
}

/** Where on the screen a mistake stands: a setting's name, or an attribute's id. */
export type Problem = { at: string; refusal: Refusal }

const bad = (at: string, sentence: string): Problem => ({ at, refusal: refuse("bad_type", sentence) })

/** All that is wrong with a type's settings, in the order of the screen; `teamIds`: the teams that there are. */
export function problemsOfType(
  category: TicketCategory,
  type: TypeSettings,
  teamIds: readonly string[],
): Problem[] {
  const icon = whyNotIcon(type.icon)
  const isOpen = (id: string) => teamIds.includes(id)
  return [
    ...(type.name.trim() === "" ? [bad("name", "Please name the ticket type.")] : []),
    ...(icon ? [{ at: "icon", refusal: icon }] : []),
    ...(type.sharingAllowed && category !== "back_office"
      ? [bad("sharingAllowed", "Only back-office types say whether sharing is allowed.")]
      : []),
    ...(type.limited && category === "customer"
      ? [bad("limited", "A Customer ticket is its conversation, which everybody reads.")]
      : []),
    ...(type.limited && !type.teamIds.some(isOpen)
      ? [bad("limited", "Choose at least one team that may open these tickets.")]
      : []),
    ...(type.assignment !== "none" && (!type.defaultTeamId || category === "customer")
      ? [bad("assignment", "The rule assigns members of a default team, so choose one.")]
      : []),
    ...type.attributes.flatMap((attribute) => problemOfAttribute(attribute, type.attributes)),
  ]
}

const plain = (name: string) => name.trim().toLowerCase()

function problemOfAttribute(attribute: AttributeView, all: AttributeView[]): Problem[] {
  const { id, name, items } = attribute
  const wrong = (sentence: string) => [bad(id, sentence)]
  if (name.trim() === "") return wrong("Please name the attribute.")
  if (attribute.archived) return []
  if (all.some((other) => other.id !== id && !other.archived && plain(other.name) === plain(name)))
    return wrong(`There are two attributes “${name.trim()}”.`)
  if (attribute.requiredOnCreate && !attribute.shownOnCreate)
    return wrong(`“${name}” is required at creation, so it has to be shown there.`)
  if (attribute.requiredOnForm && !attribute.visibleToCustomer)
    return wrong(`“${name}” is required in the form, so customers have to see it.`)
  if (attribute.kind !== "list") return []
  const open = items.filter((item) => !item.archived)
  if (open.some((item) => item.name.trim() === "")) return wrong(`Please name each choice of “${name}”.`)
  const twice = open.find((item, at) => open.findIndex((o) => plain(o.name) === plain(item.name)) < at)
  if (twice) return wrong(`“${name}” has the choice “${twice.name.trim()}” twice.`)
  return open.length === 0 ? wrong(`“${name}” is a list, so it needs a choice.`) : []
}

/**
 * Says why stored attributes can't become these, or null: tickets refer to attributes and choices by their ids, so none
 * goes away and none changes its kind; they are archived instead (SPEC T4).
 */
export function whyNotReplace(stored: AttributeView[], next: AttributeView[]): Refusal | null {
  const bad = (sentence: string) => refuse("bad_type", sentence)
  for (const attribute of stored) {
    const now = next.find((a) => a.id === attribute.id)
    if (!now) return bad(`“${attribute.name}” can't be taken away, since tickets may carry it. Archive it.`)
    if (now.kind !== attribute.kind) return bad(`The kind of “${attribute.name}” stays as it is.`)
    const gone = attribute.items.find((item) => !now.items.some((i) => i.id === item.id))
    if (gone)
      return bad(`The choice “${gone.name}” can't be taken away, since tickets may carry it. Archive it.`)
  }
  return null
}
