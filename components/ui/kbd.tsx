"use client"

import { clsx } from "clsx"
import { type Keys, printKeys } from "./keys"
import { useMac } from "./platform"

type KbdProps = { keys: Keys; className?: string; bare?: boolean }

/** Prints a shortcut as this person's keyboard names it. `bare` leaves the box away, inside buttons and menus. */
export function Kbd({ keys, className, bare = false }: KbdProps) {
  const onMac = useMac()
  return (
    <kbd
      className={clsx(
        "font-sans text-2xs whitespace-nowrap tabular",
        bare ? "font-normal" : "rounded-xs border border-line bg-raised px-1 text-ink-2",
        className,
      )}
    >
      {printKeys(keys, onMac)}
    </kbd>
  )
}
