"use client"

import { Combobox } from "@base-ui/react/combobox"
import { clsx } from "clsx"
import { Plus } from "lucide-react"
import { useId, useState } from "react"
import { announce } from "./announcer-store"
import { FilterInput } from "./filter-popup"
import { OptionRow, optionAria } from "./option-row"
import { followOpenChange, returnFocus } from "./popup-behaviour"
import { popupBox, popupList, popupRow } from "./popup-styles"
import type { MultiPopupProps, SelectOption } from "./select-types"

const createValue = "\u0000create"
const sameOption = (one: SelectOption, other: SelectOption) => one.value === other.value

const collator = new Intl.Collator(undefined, { sensitivity: "base", usage: "search" })

/** The choices, and below them the offer to make what was typed when nothing is called so yet. */
function withCreateRow({ options, onCreate, createLabel }: MultiPopupProps, typed: string): SelectOption[] {
  const text = typed.trim()
  const known = options.some((option) => collator.compare(option.label, text) === 0)
  if (!onCreate || !text || known) return [...options]
  return [...options, { value: createValue, label: createLabel(text), icon: <Plus /> }]
}

/** The loaded half of MultiSelect. */
export function MultiPopup(props: MultiPopupProps) {
  const { label, options, value, onChange, placeholder, onCreate, empty, createLabel: _, ...half } = props
  const [query, setQuery] = useState("")
  const { contains } = Combobox.useFilter()
  const change = (next: SelectOption[], details: { cancel: () => void }) => {
    const barred = next.find(
      (option) => option.disabledReason && !value.includes(option.value),
    )?.disabledReason
    if (barred) {
      details.cancel()
      announce(barred, { tone: "danger" })
    } else if (next.some((option) => option.value === createValue)) {
      onCreate?.(query.trim())
      setQuery("")
    } else onChange(next.map((option) => option.value))
  }
  return (
    <Combobox.Root
      multiple
      items={withCreateRow(props, query)}
      filter={(option: SelectOption, text) => option.value === createValue || contains(option.label, text)}
      isItemEqualToValue={sameOption}
      open={half.open}
      onOpenChange={followOpenChange(half)}
      onOpenChangeComplete={(open) => open || setQuery("")}
      value={options.filter((option) => value.includes(option.value))}
      onValueChange={change}
      inputValue={query}
      onInputValueChange={(next, details) => details.reason !== "item-press" && setQuery(next)}
      autoHighlight
    >
      <Combobox.Portal>
        <Combobox.Positioner anchor={half.trigger} align="start" sideOffset={4} className="z-50">
          <Combobox.Popup data-side="popup" finalFocus={returnFocus(half)} className={clsx(popupBox, "w-64")}>
            <FilterInput placeholder={placeholder} />
            <Combobox.Empty role="presentation" className="px-3 text-sm text-ink-3 not-empty:py-3">
              {empty}
            </Combobox.Empty>
            <Combobox.List id={half.id} aria-label={label} className={clsx(popupList, "empty:hidden")}>
              {(option: SelectOption) => (
                <Option key={option.value} option={option} chosen={value.includes(option.value)} />
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}

function Option({ option, chosen }: { option: SelectOption; chosen: boolean }) {
  const id = useId()
  return (
    <Combobox.Item value={option} className={popupRow} {...optionAria(id, option)}>
      <OptionRow
        id={id}
        option={option}
        mark={option.value === createValue ? "tick" : "box"}
        chosen={chosen}
      />
    </Combobox.Item>
  )
}
