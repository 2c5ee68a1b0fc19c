/** Query keys, one place for all; the first word names the kind of thing kept. */
export const keys = {
  directory: ["directory"] as const,
  counts: ["counts"] as const,
  inbox: (view: string) => ["inbox", view] as const,
  tickets: (view: string) => ["tickets", view] as const,
  conversation: (id: string) => ["conversation", id] as const,
  ticket: (number: number) => ["ticket", number] as const,
  customerView: (number: number) => ["customer-view", number] as const,
  timeline: (threadId: string) => ["timeline", threadId] as const,
  search: (words: string) => ["search", words] as const,
}
