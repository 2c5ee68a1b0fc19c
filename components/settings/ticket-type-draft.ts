import type { TicketCategory } from "@/lib/events/event"
import { newId } from "@/lib/shared/ids"
import { steadyId } from "@/lib/shared/steady-id"
import type { AttributeView, TypeSettings, TypeView } from "@/lib/ticket-types/views"

/** A type as it is being made; the category of a stored one stays. */
export type TypeDraft = TypeSettings & { category: TicketCategory }

const empty: TypeSettings = {
  name: "",
  icon: "🎫",
  description: "",
  sharingAllowed: false,
  descriptionVisible: false,
  limited: false,
  teamIds: [],
  defaultTeamId: null,
  assignment: "none",
  attributes: [],
}

/** What a new type begins with. */
const emptyType = (category: TicketCategory): TypeDraft => ({ ...empty, category })

/** A stored type's settings. */
export function draftOf({ id: _, archived: _a, version: _v, stateIds: _s, ...draft }: TypeView): TypeDraft {
  return draft
}

/** What a copy of a type begins with: all but its name and what is archived in it. */
function copyOf(type: TypeView): TypeDraft {
  const attributes = type.attributes
    .filter((attribute) => !attribute.archived)
    .map((attribute) => ({ ...attribute, items: attribute.items.filter((item) => !item.archived) }))
  return { ...draftOf(type), name: `Copy of ${type.name}`, attributes }
}

/** The draft of a new type as it is sent: its attributes and choices get ids of their own, the same at each try. */
export function withOwnIds(draft: TypeDraft, commandId: string): TypeDraft {
  const own = (id: string) => steadyId("type", commandId, id)
  const attributes = draft.attributes.map((attribute) => ({
    ...attribute,
    id: own(attribute.id),
    items: attribute.items.map((item) => ({ ...item, id: own(item.id) })),
  }))
  return { ...draft, attributes }
}

/** A new attribute, as simple as they come. */
export function newAttribute(): AttributeView {
  return {
    id: newId(),
    name: "",
    kind: "text",
    items: [],
    requiredOnCreate: false,
    requiredOnForm: false,
    requiredToResolve: false,
    shownOnCreate: true,
    visibleToCustomer: false,
    archived: false,
  }
}

/** What a new type begins with by its address: a copy of another one, or nothing but a category; and its draft's name. */
export function beginning(
  types: TypeView[],
  category: unknown,
  from: unknown,
): { key: string; initial: TypeDraft } {
  const other = types.find((type) => type.id === from)
  if (other) return { key: `copy.${other.id}`, initial: copyOf(other) }
  const named = category === "customer" || category === "tracker" ? category : "back_office"
  return { key: `new.${named}`, initial: emptyType(named) }
}
