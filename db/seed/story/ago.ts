import type { Ago } from "./format"

const minutesPer = { d: 1440, h: 60, m: 1 } as const

/** "1d 2h 5m" in minutes. Throws on anything else, so that a typing mistake can't become "now". */
export function minutesAgo(ago: Ago): number {
  const parts = ago.split(" ")
  let minutes = 0
  for (const part of parts) {
    const match = /^(\d+)([dhm])$/.exec(part)
    if (!match) throw new Error(`"${ago}" is not a time like "3d 4h 10m".`)
    minutes += Number(match[1]) * minutesPer[match[2] as keyof typeof minutesPer]
  }
  return minutes
}
