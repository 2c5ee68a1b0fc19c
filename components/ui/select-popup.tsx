"use client"

import { Select } from "@base-ui/react/select"
import { clsx } from "clsx"
import { useId } from "react"
import { announce } from "./announcer-store"
import { OptionRow, optionAria } from "./option-row"
import { followOpenChange, returnFocus } from "./popup-behaviour"
import { popupBox, popupList, popupRow } from "./popup-styles"
import type { SelectOption, SelectPopupProps } from "./select-types"

/** The loaded half of Select for a list one can take in at a glance. */
export function SelectPopup({ label, options, value, onChange, typed: _, ...half }: SelectPopupProps) {
  const choose = (next: string | null, details: { cancel: () => void }) => {
    const option = options.find((each) => each.value === next)
    if (!option) return
    if (option.disabledReason) {
      details.cancel()
      announce(option.disabledReason, { tone: "danger" })
      return
    }
    onChange(option.value)
  }
  return (
    <Select.Root
      open={half.open}
      onOpenChange={followOpenChange(half)}
      value={value}
      onValueChange={choose}
      modal={false}
    >
      <Select.Portal>
        <Select.Positioner
          anchor={half.trigger}
          alignItemWithTrigger={false}
          align="start"
          sideOffset={4}
          className="z-50"
        >
          <Select.Popup
            data-side="popup"
            finalFocus={returnFocus(half)}
            className={clsx(popupBox, "min-w-[max(11rem,var(--anchor-width))]")}
          >
            <Select.List id={half.id} aria-label={label} className={popupList}>
              {options.map((option) => (
                <Option key={option.value} option={option} chosen={option.value === value} />
              ))}
            </Select.List>
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  )
}

function Option({ option, chosen }: { option: SelectOption; chosen: boolean }) {
  const id = useId()
  return (
    <Select.Item value={option.value} label={option.label} className={popupRow} {...optionAria(id, option)}>
      <OptionRow id={id} option={option} mark="tick" chosen={chosen} />
    </Select.Item>
  )
}
