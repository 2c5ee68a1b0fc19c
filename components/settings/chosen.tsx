"use client"

import { X } from "lucide-react"
import { Avatar } from "@/components/ui/avatar"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { MultiSelect } from "@/components/ui/multi-select"

type Props = {
  title: string
  /** The words of the button that opens the list. */
  add: string
  none: string
  options: { value: string; label: string }[]
  value: string[]
  onChange: (value: string[]) => void
}

/** Several of a list, each with a way out again. */
export function Chosen({ title, add, none, options, value, onChange }: Props) {
  const chosen = options.filter((option) => value.includes(option.value))
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1 text-sm font-medium text-ink-2">{title}</legend>
      {chosen.length === 0 ? <p className="text-base text-ink-3">{none}</p> : null}
      <ul aria-label={title} className="flex flex-col gap-0.5 empty:hidden">
        {chosen.map(({ value: one, label }) => (
          <li key={one} className="flex items-center gap-2">
            <Avatar name={label} />
            <span dir="auto" className="min-w-0 truncate text-base">
              {label}
            </span>
            <IconButton
              label={`Remove ${label}`}
              size="sm"
              icon={<X />}
              onClick={() => onChange(value.filter((other) => other !== one))}
            />
          </li>
        ))}
      </ul>
      <MultiSelect
        label={title}
        trigger={<Button className="self-start">{add}</Button>}
        options={options}
        value={value}
        onChange={onChange}
      />
    </fieldset>
  )
}
