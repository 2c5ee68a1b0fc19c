"use client"

import { useState } from "react"
import { NumberField } from "@/components/ui/number-field"
import { Select } from "@/components/ui/select"

const units = [
  { value: "1", label: "minutes" },
  { value: "60", label: "hours" },
  { value: "1440", label: "days" },
] as const

type Props = { label: string; minutes: number; onChange: (minutes: number) => void }

/** A length of time as a number of minutes, hours or days; what is no whole number counts as none. */
export function DurationField({ label, minutes, onChange }: Props) {
  const fitting = [...units].reverse().find((u) => minutes > 0 && minutes % Number(u.value) === 0) ?? units[0]
  const [unit, setUnit] = useState<string>(fitting.value)
  const [text, setText] = useState(minutes > 0 ? String(minutes / Number(fitting.value)) : "")
  const put = (nextText: string, nextUnit: string) => {
    setText(nextText)
    setUnit(nextUnit)
    const count = /^\d{1,6}$/.test(nextText.trim()) ? Number(nextText) : 0
    onChange(count * Number(nextUnit))
  }
  return (
    <div className="flex items-end gap-2">
      <NumberField
        label={label}
        required
        className="w-28"
        value={text}
        onChange={(event) => put(event.target.value, unit)}
      />
      <Select
        label={`${label} in`}
        look="bare"
        options={units}
        value={unit}
        onChange={(next) => put(text, next)}
      />
    </div>
  )
}
