import { clsx } from "clsx"
import type { CSSProperties } from "react"
import { tip } from "./tooltip"

type AvatarProps = {
  name: string
  size?: "xs" | "sm" | "md" | "lg"
  /** Says the name to a screen reader and as tooltip; without it the avatar stands beside a name and is decoration. */
  labelled?: boolean
  /** Rounded square for teams, circle for people. */
  shape?: "person" | "team"
  className?: string
}

const sizes = {
  xs: "size-4 text-[0.5rem]",
  sm: "size-5 text-[0.5625rem]",
  md: "size-7 text-2xs",
  lg: "size-9 text-sm",
}

const hues = [25, 62, 105, 150, 190, 230, 275, 340]

function hueOf(name: string): number {
  let hash = 7
  for (const char of name) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0
  return hues[hash % hues.length] ?? 0
}

/** First letters of the first and last word, or the first letter where there is one word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = [...(words[0] ?? "")][0] ?? "?"
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : ""
  return (first + last).toUpperCase()
}

/** Initials on a calm ground that is always the same for the same name. */
export function Avatar({ name, size = "md", labelled = false, shape = "person", className }: AvatarProps) {
  return (
    <span
      {...(labelled ? { role: "img", "aria-label": name, ...tip(name) } : { "aria-hidden": true })}
      style={{ "--hue": hueOf(name) } as CSSProperties}
      className={clsx(
        "avatar-ground inline-flex shrink-0 items-center justify-center font-semibold tracking-tight select-none forced-colors:border",
        shape === "person" ? "rounded-full" : "rounded-sm",
        sizes[size],
        className,
      )}
    >
      {size === "xs" ? initials(name).charAt(0) : initials(name)}
    </span>
  )
}

/** Where somebody would stand and nobody does. */
export function NoAvatar({ size = "sm" }: Pick<AvatarProps, "size">) {
  return (
    <span
      aria-hidden
      className={clsx(
        "inline-flex shrink-0 items-center justify-center rounded-full border border-dashed border-control",
        sizes[size],
      )}
    />
  )
}
