"use client"

import { Popover } from "@base-ui/react/popover"
import { clsx } from "clsx"
import type { ReactNode } from "react"
import { followOpenChange, returnFocus } from "./popup-behaviour"
import { popupBox } from "./popup-styles"
import type { PopupHalf } from "./use-popup"

type PopoverPopupProps = PopupHalf & {
  label: string
  align: "start" | "center" | "end"
  side: "top" | "bottom"
  className: string | undefined
  children: ReactNode
}

/** The loaded half of Popover. */
export function PopoverPopup({ label, align, side, className, children, ...half }: PopoverPopupProps) {
  return (
    <Popover.Root open={half.open} onOpenChange={followOpenChange(half)}>
      <Popover.Portal>
        <Popover.Positioner anchor={half.trigger} align={align} side={side} sideOffset={4} className="z-50">
          <Popover.Popup
            id={half.id}
            aria-label={label}
            data-side="popup"
            finalFocus={returnFocus(half)}
            className={clsx(popupBox, className ?? "p-3")}
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
