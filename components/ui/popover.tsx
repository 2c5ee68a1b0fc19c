"use client"

import { cloneElement, type ReactElement, type ReactNode } from "react"
import { Lazy, lazyPart } from "./lazy-part"
import { type PopupTriggerProps, usePopup } from "./use-popup"

const popup = lazyPart(() => import("./popover-popup").then((part) => part.PopoverPopup))

type PopoverProps = {
  /** The panel's name. */
  label: string
  trigger: ReactElement<Partial<PopupTriggerProps>>
  /** What stands in it; `close` puts it away and gives focus back. */
  children: ReactNode | ((close: () => void) => ReactNode)
  align?: "start" | "center" | "end"
  side?: "top" | "bottom"
  className?: string
}

/** A small panel beside its button, for a few controls that belong together. */
export function Popover({
  label,
  trigger,
  children,
  align = "start",
  side = "bottom",
  className,
}: PopoverProps) {
  const { mounted, triggerProps, half } = usePopup("dialog", popup.warm)
  const content = typeof children === "function" ? children(() => half.onOpenChange(false)) : children
  return (
    <>
      {cloneElement(trigger, triggerProps)}
      {mounted ? (
        <Lazy part={popup} props={{ ...half, label, align, side, className, children: content }} />
      ) : null}
    </>
  )
}
