"use client"

import { Plus, X } from "lucide-react"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { InlineError } from "@/components/ui/inline-error"
import { Menu } from "@/components/ui/menu"
import { Select } from "@/components/ui/select"
import { TextField } from "@/components/ui/text-field"
import type { Names } from "@/lib/workflows/rules/words"
import type { ConditionView } from "@/lib/workflows/views"
import { beginCondition, conditionKinds, makeCondition, opNames } from "./workflow-condition-kinds"

type Props = {
  conditions: ConditionView[]
  names: Names
  problems: (string | null)[]
  onChange: (conditions: ConditionView[]) => void
}

const fields = Object.keys(conditionKinds) as ConditionView["field"][]

/** The conditions, all of which have to hold; none means always. */
export function Conditions({ conditions, names, problems, onChange }: Props) {
  return (
    <div className="flex flex-col gap-3">
      {conditions.length === 0 ? (
        <p className="text-base text-ink-2">Always. Add a condition to be choosier.</p>
      ) : null}
      <ul aria-label="Conditions" className="flex flex-col gap-3 empty:hidden">
        {conditions.map((condition, at) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no other identity while it is made
            key={at}
            data-problem={problems[at] ? "" : undefined}
            className="flex flex-col gap-1"
          >
            <ConditionFields
              at={at}
              condition={condition}
              names={names}
              onChange={(next) => onChange(conditions.with(at, next))}
              onRemove={() => onChange(conditions.filter((_, other) => other !== at))}
            />
            {problems[at] ? <InlineError>{problems[at]}</InlineError> : null}
          </li>
        ))}
      </ul>
      <Menu
        label="Add condition"
        trigger={
          <Button size="sm" icon={<Plus />} className="self-start">
            Add condition
          </Button>
        }
        items={fields.map((field) => ({
          label: conditionKinds[field].name,
          onSelect: () => onChange([...conditions, beginCondition(field)]),
        }))}
      />
    </div>
  )
}

type FieldsProps = {
  at: number
  condition: ConditionView
  names: Names
  onChange: (condition: ConditionView) => void
  onRemove: () => void
}

function ConditionFields({ at, condition, names, onChange, onRemove }: FieldsProps) {
  const { field, op, value } = condition
  const kind = conditionKinds[field]
  const typed = typeof value === "boolean" ? (value ? "yes" : "no") : (value ?? "")
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1.5">
      <legend className="sr-only">Condition {at + 1}</legend>
      <span className="text-base text-ink">{kind.name}</span>
      {kind.ops.length > 1 ? (
        <Select
          look="bare"
          className="rounded-md border border-control bg-raised"
          label={`How: ${kind.name}`}
          value={op}
          onChange={(next) => onChange(makeCondition(field, next, typed))}
          options={kind.ops.map((each) => ({ value: each, label: opNames[each] }))}
        />
      ) : (
        <span className="text-base text-ink-2">:</span>
      )}
      {value === null ? null : kind.choices ? (
        <Select
          look="bare"
          className="rounded-md border border-control bg-raised"
          label={`What: ${kind.name}`}
          placeholder="Choose…"
          value={typed || null}
          onChange={(next) => onChange(makeCondition(field, op, next))}
          options={kind.choices(names)}
        />
      ) : (
        <TextField
          className="min-w-48 grow"
          label={`What: ${kind.name}`}
          hideLabel
          dir="auto"
          autoComplete="off"
          placeholder={field === "email_domain" ? "example.com" : "Words"}
          value={typed}
          onChange={(event) => onChange(makeCondition(field, op, event.target.value))}
        />
      )}
      <IconButton
        size="sm"
        className="ml-auto"
        label={`Remove condition: ${kind.name}`}
        icon={<X />}
        onClick={onRemove}
      />
    </fieldset>
  )
}
