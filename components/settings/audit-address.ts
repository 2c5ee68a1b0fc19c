const place = "/settings/audit-log"

/** The address of the audit log with a filter; a part that is undefined is left out. */
export function auditAddress(words: Record<string, string | undefined>): string {
  const said = Object.entries(words).filter((part): part is [string, string] => Boolean(part[1]))
  const search = new URLSearchParams(said).toString()
  return search ? `${place}?${search}` : place
}

/** Where the same is to be had as a file. */
export function exportAddress(format: string, words: Record<string, string>): string {
  return `/api/audit-log/export?${new URLSearchParams({ format, ...words })}`
}
