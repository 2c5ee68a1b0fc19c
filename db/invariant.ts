/** What is true of all stored data at any time: a query that finds what breaks it, so it must give no rows. */
export type Invariant = {
  /** The rules of SPEC.md that it keeps. */
  rules: string
  /** What is true, as a sentence. */
  sentence: string
  /** Gives workspace_id and id of each thing that breaks it. */
  query: string
}
