import { percentile } from "./measure"

/** One comparison: the floor and ours in the same unit, a figure for each round. */
export type Line = {
  what: string
  unit: "ms" | "a second" | "pages"
  floor: number[]
  ours: number[]
  /** What the ratio has to reach, and what we are really after; in words where there is no floor. */
  target: string
}

const heads = ["", "floor", "ours", "ratio", "target"]

/** Ours as a share of the floor, in the middle one of the rounds: 1 is as fast as the floor, whatever the unit. */
function ratio({ unit, floor, ours }: Line): string {
  if (floor.length === 0) return ""
  const shares = ours.map((one, n) => (unit === "a second" ? one / (floor[n] ?? 0) : (floor[n] ?? 0) / one))
  return percentile(shares, 0.5).toFixed(2)
}

/** The best round. */
function figure(values: number[], unit: Line["unit"]): string {
  if (values.length === 0) return ""
  const value = unit === "a second" ? Math.max(...values) : Math.min(...values)
  if (unit === "ms") return `${value.toFixed(2)} ms`
  return unit === "pages" ? `${value} pages` : `${Math.round(value)}/s`
}

/** A table of plain text with one line for each comparison. */
export function tableOf(lines: Line[]): string {
  const cells = lines.map((line) => [
    line.what,
    figure(line.floor, line.unit),
    figure(line.ours, line.unit),
    ratio(line),
    line.target,
  ])
  const widths = heads.map((head, n) => Math.max(head.length, ...cells.map((row) => row[n]?.length ?? 0)))
  const text = (row: string[]) =>
    row
      .map((cell, n) => (n === 0 || n === 4 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0)))
      .join("  ")
  return [heads, ...cells].map((row) => text(row).trimEnd()).join("\n")
}
