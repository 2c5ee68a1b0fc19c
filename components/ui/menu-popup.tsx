"use client"

import { Menu } from "@base-ui/react/menu"
import { clsx } from "clsx"
import { Check } from "lucide-react"
import { useId } from "react"
import { announce } from "./announcer-store"
import { Kbd } from "./kbd"
import type { MenuEntry, MenuItem } from "./menu-types"
import { followOpenChange, returnFocus } from "./popup-behaviour"
import { popupBox, popupList, popupRow } from "./popup-styles"
import type { PopupHalf } from "./use-popup"

export type MenuPopupProps = PopupHalf & {
  label: string
  items: readonly MenuEntry[]
  align: "start" | "end"
  side: "top" | "bottom"
}

/** The loaded half of Menu. */
export function MenuPopup({ label, items, align, side, ...half }: MenuPopupProps) {
  return (
    <Menu.Root open={half.open} onOpenChange={followOpenChange(half)} modal={false}>
      <Menu.Portal>
        <Menu.Positioner anchor={half.trigger} align={align} side={side} sideOffset={4} className="z-50">
          <Menu.Popup
            id={half.id}
            aria-label={label}
            aria-labelledby={undefined}
            data-side="popup"
            finalFocus={returnFocus(half)}
            className={clsx(popupBox, popupList, "min-w-44")}
          >
            {items.map((entry, at) => (
              <Entry
                key={"label" in entry ? entry.label : at}
                entry={entry}
                onDone={() => half.onOpenChange(false)}
              />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function Entry({ entry, onDone }: { entry: MenuEntry; onDone: () => void }) {
  if (entry.kind === "separator") return <Menu.Separator className="mx-1 my-1 h-px bg-line" />
  if (entry.kind === "heading")
    return (
      <div role="presentation" className="px-2 pt-2 pb-1 text-xs font-medium text-ink-3">
        {entry.label}
      </div>
    )
  return <Row item={entry} onDone={onDone} />
}

function Row({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  const id = useId()
  const { label, icon, hint, keys, disabledReason, danger, checked } = item
  const below = disabledReason ?? hint
  const choose = () => {
    if (disabledReason) return announce(disabledReason, { tone: "danger" })
    onDone()
    item.onSelect()
  }
  return (
    <Menu.Item
      onClick={choose}
      closeOnClick={false}
      label={label}
      aria-disabled={disabledReason ? true : undefined}
      aria-labelledby={`${id}-label`}
      aria-describedby={below ? `${id}-below` : undefined}
      className={clsx(popupRow, danger && "text-danger-text")}
    >
      {icon || checked !== undefined ? (
        <span
          aria-hidden
          className="flex size-4 shrink-0 items-center justify-center self-start text-ink-3 mt-0.5 [&_svg]:size-4"
        >
          {checked === undefined ? icon : checked ? <Check /> : null}
        </span>
      ) : null}
      <span className="flex min-w-0 grow flex-col">
        <span id={`${id}-label`}>{label}</span>
        {below ? (
          <span id={`${id}-below`} className="text-xs text-ink-3 tabular">
            {below}
          </span>
        ) : null}
      </span>
      {keys ? (
        <span aria-hidden className="pl-4 text-ink-3 pointer-coarse:hidden">
          <Kbd keys={keys} bare />
        </span>
      ) : null}
    </Menu.Item>
  )
}
