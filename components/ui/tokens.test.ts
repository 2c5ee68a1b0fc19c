import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"

type Scheme = "light" | "dark"

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8")
const tokens = new Map(
  [...css.matchAll(/--([\w-]+):\s*(light-dark\(.+\)|var\(--[\w-]+\));/g)].map((m) => [m[1], m[2]]),
)

function colourOf(name: string, scheme: Scheme): string {
  const value = tokens.get(name)
  if (!value) throw new Error(`no token --${name}`)
  const alias = /^var\(--([\w-]+)\)$/.exec(value)
  if (alias?.[1]) return colourOf(alias[1], scheme)
  const pair = /^light-dark\((oklch\([^)]+\)), (oklch\([^)]+\))\)$/.exec(value)
  const colour = pair?.[scheme === "light" ? 1 : 2]
  if (!colour) throw new Error(`--${name} is not a light-dark() pair of oklch colours`)
  return colour
}

/** Relative luminance (WCAG 2.2) of an opaque oklch colour, clipped to sRGB as a screen would. */
function luminance(oklch: string): number {
  const [l = 0, c = 0, h = 0] = (oklch.match(/[\d.]+/g) ?? []).map(Number)
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const L = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const M = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const S = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (x: number) => Math.min(1, Math.max(0, x))
  const red = clip(4.0767416621 * L - 3.3077115913 * M + 0.2309699292 * S)
  const green = clip(-1.2684380046 * L + 2.6097574011 * M - 0.3413193965 * S)
  const blue = clip(-0.0041960863 * L - 0.7034186147 * M + 1.707614701 * S)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string, scheme: Scheme): number {
  const a = luminance(colourOf(one, scheme))
  const b = luminance(colourOf(other, scheme))
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const surfaces = [
  "front-surface",
  "front-hover",
  "front-selected",
  "back-surface",
  "back-raised",
  "back-hover",
]
const allSurfaces = [...surfaces, "back-selected", "app", "app-hover", "app-selected", "popup", "popup-hover"]
const solid = (accent: string) => [accent, accent.replace("accent", "accent-hover")]

const text: [string, string[]][] = [
  ["ink", [...allSurfaces, "note-surface"]],
  ["ink-2", [...allSurfaces, "note-surface"]],
  [
    "ink-3",
    [...surfaces, "app", "app-hover", "app-selected", "popup", "popup-hover", "note-surface", "note-raised"],
  ],
  [
    "front-text",
    ["front-surface", "front-hover", "front-selected", "front-soft", "popup", "popup-hover", "app"],
  ],
  [
    "back-text",
    [
      "back-surface",
      "back-raised",
      "back-hover",
      "back-soft",
      "front-surface",
      "front-hover",
      "popup",
      "app",
    ],
  ],
  ["front-on-accent", solid("front-accent")],
  ["back-on-accent", solid("back-accent")],
  ["note-on-accent", solid("note-accent")],
  ["note-ink", ["note-surface", "note-raised"]],
  ["note-text", ["note-surface", "note-raised", "front-surface", "back-surface"]],
  ["on-danger", ["danger", "danger-hover"]],
  ["danger-text", ["danger-soft", "front-surface", "back-surface", "popup", "popup-hover"]],
  ["success-text", ["success-soft", "front-surface", "back-surface", "popup"]],
  ["warning-text", ["warning-soft", "front-surface", "back-surface", "popup"]],
  ["info-text", ["info-soft", "front-surface", "back-surface", "popup"]],
  ["state-submitted-text", ["state-submitted-soft", "front-surface", "back-surface"]],
  ["state-progress-text", ["state-progress-soft"]],
  ["state-waiting-text", ["state-waiting-soft"]],
  ["state-resolved-text", ["state-resolved-soft"]],
  ["on-tip", ["tip"]],
  ["avatar-text", ["avatar-tint"]],
]

const shapes: [string, string[]][] = [
  ["control", [...surfaces, "app", "popup", "note-surface"]],
  ["focus", [...allSurfaces, "note-surface"]],
  ["front-accent", ["front-surface", "front-selected", "app"]],
  ["back-accent", ["back-surface", "front-surface", "back-selected"]],
  ["danger", ["front-surface", "back-surface", "popup"]],
  ["success", ["front-surface", "back-surface", "popup", "success-soft"]],
  ["warning", ["front-surface", "back-surface", "popup", "warning-soft"]],
  ["info", ["front-surface", "back-surface", "popup", "info-soft"]],
  ["state-submitted", ["front-surface", "back-surface", "state-submitted-soft"]],
]

const rows = (pairs: [string, string[]][]) =>
  pairs.flatMap(([fore, backs]) =>
    backs.flatMap((back) => (["light", "dark"] as const).map((scheme) => [fore, back, scheme] as const)),
  )

describe("tokens", () => {
  test.each(rows(text))("text %s on %s in %s reads at 4.5:1", (fore, back, scheme) => {
    expect(contrast(fore, back, scheme)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(rows(shapes))("control or state %s on %s in %s shows at 3:1", (fore, back, scheme) => {
    expect(contrast(fore, back, scheme)).toBeGreaterThanOrEqual(3)
  })
})
