/** Sizes of a group of panes in per cent, by the panes' ids. */
export type PaneSizes = Record<string, number>

/** The cookie a group of panes is remembered in. */
export const panesCookie = (group: string) => `panes.${group}`

/** Reads what `writePanes` wrote; anything else is as if nothing had been remembered. */
export function readPanes(cookie: string | undefined): PaneSizes | undefined {
  const pairs = (cookie ?? "").split("_").map((pair) => /^([\w-]+)\.(\d{1,5})$/.exec(pair))
  if (pairs.some((pair) => pair === null)) return undefined
  return Object.fromEntries(pairs.map((pair) => [pair?.[1], Number(pair?.[2]) / 100]))
}

/** "list.3000_thread.7000": hundredths of a per cent, in characters a cookie keeps. */
export function writePanes(sizes: PaneSizes): string {
  return Object.entries(sizes)
    .map(([id, size]) => `${id}.${Math.round(size * 100)}`)
    .join("_")
}
