"use client"

import { cloneElement, type ReactElement } from "react"
import { Lazy, lazyPart } from "./lazy-part"
import type { MenuEntry } from "./menu-types"
import { type PopupTriggerProps, usePopup } from "./use-popup"

const popup = lazyPart(() => import("./menu-popup").then((part) => part.MenuPopup))

type MenuProps = {
  /** The menu's name. */
  label: string
  /** A Button or IconButton; it keeps its own name and gets the rest. */
  trigger: ReactElement<Partial<PopupTriggerProps>>
  items: readonly MenuEntry[]
  align?: "start" | "end"
  side?: "top" | "bottom"
}

/** Verbs behind a button. An entry that can't be used now stays in reach and says why. */
export function Menu({ label, trigger, items, align = "start", side = "bottom" }: MenuProps) {
  const { mounted, triggerProps, half } = usePopup("menu", popup.warm)
  return (
    <>
      {cloneElement(trigger, triggerProps)}
      {mounted ? <Lazy part={popup} props={{ ...half, label, items, align, side }} /> : null}
    </>
  )
}
