/** What entries are about, in the order of the screen; the database says which is which (`event_kind`). */
export const kinds = {
  access: "Access",
  settings: "Settings",
  workflows: "Workflows",
  conversations: "Conversations",
  tickets: "Tickets",
  notes: "Notes",
  sharing: "Sharing",
  owners: "Assignment and snooze",
  customers: "Customers",
} as const
export type Kind = keyof typeof kinds

/** Whether a word of an address names a kind. */
export function isKind(word: string): word is Kind {
  return Object.hasOwn(kinds, word)
}
