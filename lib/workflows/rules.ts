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

/** A text with its placeholders filled; what is not there, such as a ticket's number without a ticket, is left empty. */
export function fillText(text: string, values: Partial<Record<Placeholder, string>>): string {
  return text.replace(braces, (whole, name: string) =>
    name in placeholders ? (values[name as Placeholder] ?? "") : whole,
  )
}
