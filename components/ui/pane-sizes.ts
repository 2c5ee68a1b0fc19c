import type { PaneSizes } from "./layout-cookie"

type Limits = { id: string; size: number; minPx?: number; maxPx?: number }

/** Saved sizes count only if they are for these very panes and fill the group. */
export function startingSizes(panes: readonly Limits[], saved: PaneSizes | undefined): PaneSizes {
  const known = saved && Object.keys(saved).length === panes.length && panes.every((pane) => pane.id in saved)
  const sum = known ? Object.values(saved).reduce((a, b) => a + b, 0) : 0
  if (known && Math.abs(sum - 100) < 1) return saved
  return Object.fromEntries(panes.map((pane) => [pane.id, pane.size]))
}

/**
 * Sizes after the line before pane `at` moved by so many pixels in a group so wide: the two panes beside it share
 * what they had, each within its least and most.
 */
export function moveLine(
  panes: readonly Limits[],
  sizes: PaneSizes,
  at: number,
  byPx: number,
  width: number,
): PaneSizes {
  const before = panes[at - 1]
  const after = panes[at]
  if (!before || !after || width <= 0) return sizes
  const px = (pane: Limits) => ((sizes[pane.id] ?? pane.size) / 100) * width
  const both = px(before) + px(after)
  const least = Math.max(before.minPx ?? 200, both - (after.maxPx ?? both))
  const most = Math.min(before.maxPx ?? both, both - (after.minPx ?? 200))
  if (most < least) return sizes
  const first = Math.min(Math.max(px(before) + byPx, least), most)
  const share = (part: number) => (part / width) * 100
  return { ...sizes, [before.id]: share(first), [after.id]: share(both - first) }
}
