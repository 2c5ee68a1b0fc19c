import type { TicketPage } from "@/lib/messenger/views"
import type { AttributeKind, AttributeValue } from "@/lib/shared/attributes"
import type { AttributeView } from "@/lib/ticket-types/views"
import type { TypeDraft } from "./ticket-type-draft"

const samples: Record<Exclude<AttributeKind, "list" | "date_time">, AttributeValue | null> = {
  text: "W-1042",
  long_text: "The pole broke on the first night.\nA photo is attached.",
  number: 2,
  decimal: 84.5,
  yes_no: true,
  files: null,
}

/** A ticket as its customer would see it, with something in each field that they see. */
export function sampleTicket(draft: TypeDraft, label: string, now: Date): TicketPage {
  const at = now.toISOString()
  const seen = draft.attributes.filter((a) => a.visibleToCustomer && !a.archived)
  return {
    number: 12,
    title: "My tent is torn",
    typeName: draft.name,
    icon: draft.icon,
    label,
    step: "submitted",
    conversationId: "",
    openedAt: at,
    changedAt: at,
    description: draft.descriptionVisible ? "It tore at the seam when we put it up." : null,
    attributes: seen.map((a) => ({
      id: a.id,
      name: a.name,
      kind: a.kind,
      items: a.items,
      value: sampleValue(a, at),
      files: a.kind === "files" ? [{ id: a.id, name: "receipt.pdf", bytes: 48_000 }] : [],
    })),
    progress: [{ at, label, step: "submitted" }],
  }
}

function sampleValue(attribute: AttributeView, at: string): AttributeValue | null {
  if (attribute.kind === "list") return attribute.items.find((item) => !item.archived)?.id ?? null
  return attribute.kind === "date_time" ? at : samples[attribute.kind]
}
