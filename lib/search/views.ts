/** What can be opened from the search box. */
export type Hit =
  | {
      kind: "ticket"
      id: string
      number: number
      /** null where the ticket can't be opened. */
      title: string | null
      stateId: string
      category: string
    }
  | { kind: "conversation"; id: string; customerName: string; subject: string }
