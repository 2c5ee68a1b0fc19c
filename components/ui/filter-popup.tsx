"use client"

import { Combobox } from "@base-ui/react/combobox"
import { clsx } from "clsx"
import { useId, useState } from "react"
import { announce } from "./announcer-store"
import { OptionRow, optionAria } from "./option-row"
import { followOpenChange, returnFocus } from "./popup-behaviour"
import { popupBox, popupList, popupRow } from "./popup-styles"
import type { SelectOption, SelectPopupProps } from "./select-types"

const sameOption = (one: SelectOption, other: SelectOption) => one.value === other.value

/** What is in the filter; starts with what was typed on the trigger. */
function useQuery(typed: string) {
  const [query, setQuery] = useState(typed)
  const [seeded, setSeeded] = useState(typed)
  if (typed !== seeded) {
    setSeeded(typed)
    setQuery(typed)
  }
  return [query, setQuery] as const
}

/** The loaded half of Select for a long list: type to narrow it. */
export function FilterPopup({ label, options, value, onChange, typed, ...half }: SelectPopupProps) {
  const [query, setQuery] = useQuery(typed)
  const choose = (next: SelectOption | null, details: { cancel: () => void }) => {
    if (!next) return
    if (next.disabledReason) {
      details.cancel()
      announce(next.disabledReason, { tone: "danger" })
      return
    }
    onChange(next.value)
    half.onOpenChange(false)
  }
  return (
    <Combobox.Root
      items={options}
      isItemEqualToValue={sameOption}
      open={half.open}
      onOpenChange={followOpenChange(half)}
      onOpenChangeComplete={(open) => open || setQuery("")}
      value={options.find((option) => option.value === value) ?? null}
      onValueChange={choose}
      inputValue={query}
      onInputValueChange={setQuery}
      autoHighlight
    >
      <Combobox.Portal>
        <Combobox.Positioner anchor={half.trigger} align="start" sideOffset={4} className="z-50">
          <Combobox.Popup
            data-side="popup"
            finalFocus={returnFocus(half)}
            className={clsx(popupBox, "w-64 min-w-(--anchor-width)")}
          >
            <FilterInput placeholder="Type to filter" />
            <Combobox.Empty role="presentation" className="px-3 text-sm text-ink-3 not-empty:py-3">
              No match
            </Combobox.Empty>
            <Combobox.List id={half.id} aria-label={label} className={clsx(popupList, "empty:hidden")}>
              {(option: SelectOption) => (
                <Option key={option.value} option={option} chosen={option.value === value} />
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}

/** The field above a list one can type in. */
export function FilterInput({ placeholder }: { placeholder: string }) {
  return (
    <div className="shrink-0 border-b border-line p-1">
      <Combobox.Input
        aria-label="Filter"
        placeholder={placeholder}
        className="h-8 w-full rounded-sm bg-transparent px-2 text-sm text-ink outline-none pointer-coarse:h-11 pointer-coarse:text-[1rem]"
      />
    </div>
  )
}

function Option({ option, chosen }: { option: SelectOption; chosen: boolean }) {
  const id = useId()
  return (
    <Combobox.Item value={option} className={popupRow} {...optionAria(id, option)}>
      <OptionRow id={id} option={option} mark="tick" chosen={chosen} />
    </Combobox.Item>
  )
}
