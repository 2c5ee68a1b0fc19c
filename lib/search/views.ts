/** What can be opened from the search box. */
export type Hit =
  | {
      kind: "ticket"
      id: string
      number: number
      title: string
      typeId: string
      stateId: string
      category: string
    }
  | { kind: "conversation"; id: string; customerName: string; subject: string }
