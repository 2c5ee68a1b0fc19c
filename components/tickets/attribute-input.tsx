"use client"

import { DateTimeField } from "@/components/ui/date-time-field"
import { NumberField } from "@/components/ui/number-field"
import { Select } from "@/components/ui/select"
import { TextArea } from "@/components/ui/text-area"
import { TextField } from "@/components/ui/text-field"
import type { FileView } from "@/lib/files/views"
import { localInput, momentOfLocal } from "@/lib/shared/local-time"
import type { AttributeValue } from "@/lib/ticket-types/rules"
import type { AttributeView } from "@/lib/ticket-types/views"
import { FilesInput } from "./files-input"

type Props = {
  attribute: AttributeView
  /** As typed: numbers stand here as text until they are read by `typedValue`. */
  value: AttributeValue | undefined
  onChange: (value: AttributeValue | undefined) => void
  onBlur?: () => void
  timeZone: string
  required: boolean
  error?: string | undefined
  files: FileView[]
  onFiles: (files: FileView[]) => void
}

const unset = "unset"

/** The control for one attribute, by its kind (SPEC T4). */
export function AttributeInput({
  attribute,
  value,
  onChange,
  onBlur,
  timeZone,
  required,
  error,
  files,
  onFiles,
}: Props) {
  const field = { label: attribute.name, required, error }
  const text = typeof value === "string" || typeof value === "number" ? String(value) : ""
  const typed = { value: text, onBlur }
  switch (attribute.kind) {
    case "text":
      return <TextField {...field} {...typed} onChange={(e) => onChange(e.target.value)} />
    case "long_text":
      return <TextArea {...field} {...typed} onChange={(e) => onChange(e.target.value)} />
    case "number":
    case "decimal":
      return (
        <NumberField
          {...field}
          {...typed}
          decimal={attribute.kind === "decimal"}
          onChange={(e) => onChange(e.target.value)}
        />
      )
    case "date_time":
      return (
        <DateTimeField
          {...field}
          value={text ? localInput(new Date(text), timeZone) : ""}
          onBlur={onBlur}
          onChange={(e) => onChange(momentOfLocal(e.target.value, timeZone)?.toISOString())}
        />
      )
    case "yes_no":
    case "list":
      return (
        <Select
          {...field}
          value={choiceOf(value)}
          placeholder="Not chosen"
          onChange={(choice) => onChange(chosenValue(attribute, choice))}
          options={choices(attribute, required)}
        />
      )
    case "files":
      return (
        <FilesInput {...field} ids={Array.isArray(value) ? value : []} {...{ files, onFiles, onChange }} />
      )
  }
}

function choiceOf(value: AttributeValue | undefined): string | null {
  if (typeof value === "boolean") return value ? "yes" : "no"
  return typeof value === "string" && value !== "" ? value : null
}

function chosenValue(attribute: AttributeView, choice: string): AttributeValue | undefined {
  if (choice === unset) return undefined
  return attribute.kind === "yes_no" ? choice === "yes" : choice
}

/** A list's choices, or yes and no, with a way back to none where one isn't required. */
export function choices(attribute: AttributeView, required: boolean) {
  const own =
    attribute.kind === "yes_no"
      ? [
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
        ]
      : attribute.items.filter((i) => !i.archived).map((i) => ({ value: i.id, label: i.name }))
  return required ? own : [{ value: unset, label: "Not chosen" }, ...own]
}

/** What was typed as the attribute's own kind: numbers are read, in either decimal notation. */
export function typedValue(
  attribute: AttributeView,
  value: AttributeValue | undefined,
): AttributeValue | undefined {
  if (attribute.kind !== "number" && attribute.kind !== "decimal") return value
  if (typeof value !== "string") return value
  const plain = value.trim().replace(",", ".")
  if (plain === "") return undefined
  const number = Number(plain)
  // What is no number goes to the server as typed, which says what it takes.
  return Number.isNaN(number) ? value : number
}
