/** What stands in texts for what they say when a workflow runs, and what each says. */
export const placeholders = {
  "customer.name": "The customer's name",
  "customer.first_name": "The customer's first name",
  "ticket.number": "The ticket's number",
  "ticket.title": "The ticket's title",
  "conversation.subject": "The conversation's subject",
  "workspace.name": "The workspace's name",
} as const
export type Placeholder = keyof typeof placeholders

const braces = /\{([a-z][a-z_. ]*)\}/gi

/** Says which word in braces nothing stands for, or null. */
export function whyNotPlaceholders(text: string): string | null {
  for (const [whole, name = ""] of text.matchAll(braces))
    if (!(name in placeholders))
      return `Nothing stands for ${whole}. There is ${Object.keys(placeholders)
        .map((known) => `{${known}}`)
        .join(", ")}.`
  return null
}

const namesIn = (text: string) => [...text.matchAll(braces)].map(([, name]) => name ?? "")

/** What a text says of the ticket: its title, its number alone, or nothing. */
export function saidOfTicket(text: string): "title" | "number" | null {
  const names = namesIn(text)
  return names.includes("ticket.title") ? "title" : names.includes("ticket.number") ? "number" : null
}

/** Whether a text holds words that are a customer's or name them. */
export const saysOfCustomer = (text: string): boolean =>
  namesIn(text).some((name) => name.startsWith("customer.") || name.startsWith("conversation."))

/** What a workflow's conditions and texts are about, as it is now. */
export type Facts = {
  workspaceName: string
  conversation: {
    id: string
    status: string
    assigneeId: string | null
    teamId: string | null
    subject: string
    tagIds: string[]
  } | null
  customer: { name: string; company: string | null; email: string | null } | null
  ticket: {
    id: string
    number: number
    title: string
    typeId: string
    stateCategory: string
    shared: boolean
  } | null
  /** What the customer wrote: the message that started it, else their last one. */
  message: string | null
}

/** A text with its placeholders filled; what is not there, such as a ticket's number without a ticket, is left empty. */
export function fillText(text: string, facts: Facts): string {
  const values: Record<Placeholder, string> = {
    "customer.name": facts.customer?.name ?? "",
    "customer.first_name": facts.customer?.name.trim().split(/\s+/)[0] ?? "",
    "ticket.number": facts.ticket ? `#${facts.ticket.number}` : "",
    "ticket.title": facts.ticket?.title ?? "",
    "conversation.subject": facts.conversation?.subject ?? "",
    "workspace.name": facts.workspaceName,
  }
  return text.replace(braces, (whole, name: string) => values[name as Placeholder] ?? whole)
}
