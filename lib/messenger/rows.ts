import type { Doc } from "@/lib/shared/doc"
import { whyNotSubmit } from "./rules"
import type {
  CustomerAttribute,
  CustomerEntry,
  CustomerFile,
  FormField,
  Step,
  TicketItem,
  TicketPage,
} from "./views"

/** A row of customer.tickets. */
export type TicketRow = {
  id: string
  number: number
  title: string
  type_name: string
  icon: string
  label: string
  step: Step
  conversation_id: string
  opened_at: Date | null
  changed_at: Date | null
  description: string | null
  attributes: CustomerAttribute[]
}

type MessageRow = { id: string; mine: boolean; author: string | null; doc: Doc; files: CustomerFile[] }
type FormRow = {
  id: string
  submitted_at: string | null
  type_name: string
  icon: string
  describes: boolean
  archived: boolean
  offered: boolean
  fields: FormField[]
}

/** One entry of a conversation, with what it stands for. */
export type EntryRow = {
  n: string
  at: Date
  type: "message" | "ticket" | "label" | "form"
  label: string | null
  step: Step | null
  message: MessageRow | null
  form: FormRow | null
  ticketId: string | null
}

/** A ticket as it stands in lists. One that nobody shares yet has no dates of its own: it opens when it is shared. */
export function asItem(row: TicketRow, now = new Date()): TicketItem {
  return {
    number: row.number,
    title: row.title,
    typeName: row.type_name,
    icon: row.icon,
    label: row.label,
    step: row.step,
    conversationId: row.conversation_id,
    openedAt: (row.opened_at ?? now).toISOString(),
    changedAt: (row.changed_at ?? now).toISOString(),
  }
}

/** A ticket's own page. */
export function asPage(
  row: TicketRow,
  progress: { at: Date; label: string; step: Step }[],
  now = new Date(),
): TicketPage {
  const { description, attributes } = row
  const steps = progress.length > 0 ? progress : [{ at: now, label: row.label, step: row.step }]
  return {
    ...asItem(row, now),
    description,
    attributes,
    progress: steps.map((p) => ({ ...p, at: p.at.toISOString() })),
  }
}

/** An entry as its customer sees it; `ticket` is the one that the conversation has for them now. */
export function toEntry(row: EntryRow, ticket: TicketRow | null): CustomerEntry[] {
  const place = { n: Number(row.n), at: row.at.toISOString() }
  if (row.message) {
    const { id, mine, author, doc, files } = row.message
    return [{ ...place, type: "message", id, mine, author, doc, files }]
  }
  if (row.form) return [{ ...place, type: "form", form: toForm(row.form, row.ticketId, ticket) }]
  if (!ticket || !row.label || !row.step || row.type === "message" || row.type === "form") return []
  const { number, title, icon } = ticket
  return [{ ...place, type: row.type, number, title, icon, label: row.label, step: row.step }]
}

function toForm(form: FormRow, ticketId: string | null, ticket: TicketRow | null) {
  const { id, type_name: typeName, icon, describes, fields, archived, offered } = form
  const became = ticketId !== null && ticket?.id === ticketId ? ticket : null
  const facts = { typeName, archived, offered, ticketNumber: ticket?.number ?? null }
  return {
    id,
    typeName,
    icon,
    describes,
    fields,
    ticket: became && { number: became.number, title: became.title },
    submittedAt: form.submitted_at && new Date(form.submitted_at).toISOString(),
    whyNot: form.submitted_at ? null : (whyNotSubmit(facts)?.sentence ?? null),
  }
}
