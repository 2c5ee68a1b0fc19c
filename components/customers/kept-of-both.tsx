"use client"

import { useId } from "react"
import type { CustomerDetails } from "@/lib/customers/views"

type Field = "name" | "email" | "company"
export type Taken = { fields: Field[]; attributes: string[] }
type Props = { kept: CustomerDetails; gone: CustomerDetails; taken: Taken; onChange: (taken: Taken) => void }

const names: Record<Field, string> = { name: "Name", email: "E-mail", company: "Company" }
const fields: Field[] = ["name", "email", "company"]

const toggled = <T,>(all: T[], one: T, on: boolean) => [
  ...all.filter((each) => each !== one),
  ...(on ? [one] : []),
]

/** Both customers side by side: what only one says is kept, and where both say something one of them is chosen. */
export function KeptOfBoth({ kept, gone, taken, onChange }: Props) {
  const both = new Set([...kept.attributes, ...gone.attributes].map((one) => one.name))
  const noted = (customer: CustomerDetails, name: string) =>
    customer.attributes.find((one) => one.name === name)?.value ?? null
  return (
    <div className="flex flex-col gap-3">
      {fields.map((field) => (
        <Choice
          key={field}
          label={names[field]}
          kept={kept[field]}
          gone={gone[field]}
          takesGone={taken.fields.includes(field)}
          onTake={(on) => onChange({ ...taken, fields: toggled(taken.fields, field, on) })}
        />
      ))}
      {[...both].sort().map((name) => (
        <Choice
          key={`attribute ${name}`}
          label={name}
          kept={noted(kept, name)}
          gone={noted(gone, name)}
          takesGone={taken.attributes.includes(name)}
          onTake={(on) => onChange({ ...taken, attributes: toggled(taken.attributes, name, on) })}
        />
      ))}
      <p className="text-sm text-ink-3">
        Both e-mail addresses{gone.externalId ? " and what the host site calls them" : ""} lead to {kept.name}{" "}
        from then on.
      </p>
    </div>
  )
}

type ChoiceProps = {
  label: string
  kept: string | null
  gone: string | null
  takesGone: boolean
  onTake: (on: boolean) => void
}

function Choice({ label, kept, gone, takesGone, onTake }: ChoiceProps) {
  const name = useId()
  if (kept === null && gone === null) return null
  if (kept === null || gone === null || kept === gone)
    return (
      <div className="min-w-0">
        <p className="text-xs text-ink-3 wrap-anywhere">{label}</p>
        <p dir="auto" className="text-base text-ink wrap-anywhere">
          {kept ?? gone}
        </p>
      </div>
    )
  return (
    <fieldset className="min-w-0">
      <legend className="text-xs text-ink-3 wrap-anywhere">{label}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {[kept, gone].map((value, at) => (
          <label
            key={at === 0 ? "kept" : "gone"}
            className="flex min-w-0 items-start gap-2 rounded-md border border-line px-2.5 py-1.5 text-base text-ink has-checked:border-accent has-checked:bg-selected pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name={name}
              checked={takesGone === (at === 1)}
              onChange={() => onTake(at === 1)}
              className="mt-1 shrink-0 accent-accent"
            />
            <span dir="auto" className="min-w-0 wrap-anywhere">
              {value}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
