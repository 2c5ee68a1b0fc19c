/** Where a page of a list ends: the last row's moment (as the database wrote it) and id. */
export function writeCursor(at: string, id: string): string {
  return `${at}_${id}`
}

/** Reads a cursor back; null for none and for anything that is not one. */
export function readCursor(cursor: string | null | undefined): { at: string; id: string } | null {
  const match = /^([0-9T:.+ -]{10,40}Z?)_([0-9a-f-]{36})$/.exec(cursor ?? "")
  return match?.[1] && match[2] && !Number.isNaN(Date.parse(match[1])) ? { at: match[1], id: match[2] } : null
}
