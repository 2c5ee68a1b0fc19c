"use client"

import { type KeyboardEvent, type RefObject, useCallback, useId, useRef, useState } from "react"

export type PopupTriggerProps = {
  ref: RefObject<HTMLButtonElement | null>
  "aria-haspopup": "menu" | "listbox" | "dialog"
  "aria-expanded": boolean
  "aria-controls": string | undefined
  onClick: () => void
  onPointerEnter: () => void
  onFocus: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

/** What the loaded half of a popup is told by its trigger. */
export type PopupHalf = {
  id: string
  open: boolean
  onOpenChange: (open: boolean) => void
  trigger: RefObject<HTMLButtonElement | null>
}

/**
 * The light half of everything that opens from a button: state, ARIA and early fetching. The heavy half mounts with
 * the first opening (`mounted`) and stays, so that it can play its way out.
 */
export function usePopup(kind: PopupTriggerProps["aria-haspopup"], warm: () => void) {
  const id = useId()
  const trigger = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [mounted, setMounted] = useState(false)
  const onOpenChange = useCallback((next: boolean) => {
    setOpen(next)
    if (next) setMounted(true)
  }, [])
  const triggerProps: PopupTriggerProps = {
    ref: trigger,
    "aria-haspopup": kind,
    "aria-expanded": open,
    "aria-controls": open ? id : undefined,
    onClick: () => onOpenChange(!open),
    onPointerEnter: warm,
    onFocus: warm,
    onKeyDown: (event) => {
      if (open || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return
      event.preventDefault()
      onOpenChange(true)
    },
  }
  const half: PopupHalf = { id, open, onOpenChange, trigger }
  return { open, mounted, onOpenChange, triggerProps, half }
}
