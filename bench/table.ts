/** One comparison: the floor and ours in the same unit, and how near ours comes to it. */
export type Line = {
  what: string
  unit: "ms" | "a second" | "pages"
  floor: number | null
  ours: number
  /** What the ratio has to reach, and what we are really after; in words where there is no floor. */
  target: string
}

const heads = ["", "floor", "ours", "ratio", "target"]

/** Ours as a share of the floor: 1 is as fast as the floor, whatever the unit. */
export function ratio({ unit, floor, ours }: Line): number | null {
  if (floor === null) return null
  return unit === "a second" ? ours / floor : floor / ours
}

function figure(value: number | null, unit: Line["unit"]): string {
  if (value === null) return ""
  if (unit === "ms") return `${value.toFixed(2)} ms`
  return unit === "pages" ? `${value} pages` : `${Math.round(value)}/s`
}

/** A table of plain text with one line for each comparison. */
export function tableOf(lines: Line[]): string {
  const cells = lines.map((line) => [
    line.what,
    figure(line.floor, line.unit),
    figure(line.ours, line.unit),
    ratio(line)?.toFixed(2) ?? "",
    line.target,
  ])
  const widths = heads.map((head, n) => Math.max(head.length, ...cells.map((row) => row[n]?.length ?? 0)))
  const text = (row: string[]) =>
    row
      .map((cell, n) => (n === 0 || n === 4 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0)))
      .join("  ")
  return [heads, ...cells].map((row) => text(row).trimEnd()).join("\n")
}
