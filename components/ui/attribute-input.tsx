"use client"

import { lazy, Suspense, useId } from "react"
import type { AttributeKind, AttributeValue } from "@/lib/shared/attributes"
import { Field } from "./field"
import { inputStyles } from "./field-styles"
import type { FileStore, StoredFile } from "./files-input"
import { InlineError } from "./inline-error"
import { NumberField } from "./number-field"
import { Select } from "./select"
import { TextArea } from "./text-area"
import { TextField } from "./text-field"

type Attribute = {
  name: string
  kind: AttributeKind
  items: { id: string; name: string; archived?: boolean }[]
}

type Props = {
  attribute: Attribute
  /** As typed: numbers stand here as text until they are read by `typedValue`. */
  value: AttributeValue | undefined
  onChange: (value: AttributeValue | undefined) => void
  onBlur?: () => void
  timeZone: string
  required: boolean
  error?: string | undefined
  files: StoredFile[]
  onFiles: (files: StoredFile[]) => void
  store: FileStore
  /** "field": a labelled box, in a form. "property": quiet text that becomes a field where it stands. */
  look?: "field" | "property"
}

const unset = "unset"

/** The control for one attribute, by its kind (SPEC T4). */
export function AttributeInput(props: Props) {
  const { attribute, value, onChange, look = "field", required, error, files, onFiles, store } = props
  const field = { label: attribute.name, required, error }
  switch (attribute.kind) {
    case "yes_no":
    case "list":
      return (
        <Select
          {...field}
          look={look}
          value={choiceOf(value)}
          placeholder="Not chosen"
          onChange={(choice) => onChange(chosenValue(attribute, choice))}
          options={choices(attribute, required)}
        />
      )
    case "files":
      return (
        <Suspense>
          <FilesInput
            {...field}
            look={look}
            ids={Array.isArray(value) ? value : []}
            {...{ files, onFiles, onChange, store }}
          />
        </Suspense>
      )
    default:
      return look === "property" ? <TypedProperty {...props} /> : <TypedField {...props} />
  }
}

const textOf = (value: AttributeValue | undefined) =>
  typeof value === "string" || typeof value === "number" ? String(value) : ""

// What few types need comes when one does: dates bring a calendar's worth of code.
const FilesInput = lazy(() => import("./files-input").then((part) => ({ default: part.FilesInput })))
const Moment = lazy(() => import("./moment-input").then((part) => ({ default: part.MomentInput })))

function TypedField({ attribute, value, onChange, onBlur, timeZone, required, error }: Props) {
  const field = { label: attribute.name, required, error, onBlur }
  const text = textOf(value)
  if (attribute.kind === "date_time")
    return (
      <Field {...field}>
        {(control) => (
          <Suspense>
            <Moment
              {...control}
              text={text}
              timeZone={timeZone}
              onMoment={onChange}
              onBlur={onBlur}
              className={inputStyles("h-8 tabular pointer-coarse:h-11")}
            />
          </Suspense>
        )}
      </Field>
    )
  const typed = {
    ...field,
    value: text,
    onChange: (e: { target: { value: string } }) => onChange(e.target.value),
  }
  if (attribute.kind === "long_text") return <TextArea {...typed} />
  if (attribute.kind === "text") return <TextField {...typed} />
  return <NumberField {...typed} decimal={attribute.kind === "decimal"} />
}

function TypedProperty({ attribute, value, onChange, onBlur, timeZone, error }: Props) {
  const id = useId()
  const text = textOf(value)
  const shared = {
    id,
    dir: "auto" as const,
    placeholder: "Empty",
    "aria-invalid": error ? true : undefined,
    "aria-describedby": error ? `${id}-error` : undefined,
    onBlur,
    className: "in-place w-full min-w-0 text-sm text-ink !mx-0 pointer-coarse:min-h-11",
  }
  const typed = {
    ...shared,
    value: text,
    onChange: (e: { target: { value: string } }) => onChange(e.target.value),
  }
  return (
    <div className="grid min-h-7 min-w-0 grid-cols-[var(--property-label,6.5rem)_minmax(0,1fr)] items-center">
      <label htmlFor={id} className="truncate text-sm text-ink-3">
        {attribute.name}
      </label>
      {attribute.kind === "long_text" ? (
        <textarea {...typed} rows={1} className={`${shared.className} grows-from-one`} />
      ) : attribute.kind === "date_time" ? (
        <Suspense>
          <Moment {...shared} text={text} timeZone={timeZone} onMoment={onChange} />
        </Suspense>
      ) : (
        <input
          {...typed}
          inputMode={attribute.kind === "text" ? "text" : attribute.kind === "number" ? "numeric" : "decimal"}
          onKeyDown={(e) => e.key === "Enter" && !e.nativeEvent.isComposing && e.currentTarget.blur()}
        />
      )}
      {error ? (
        <div className="col-span-2">
          <InlineError id={`${id}-error`}>{error}</InlineError>
        </div>
      ) : null}
    </div>
  )
}

function choiceOf(value: AttributeValue | undefined): string | null {
  if (typeof value === "boolean") return value ? "yes" : "no"
  return typeof value === "string" && value !== "" ? value : null
}

function chosenValue(attribute: Attribute, choice: string): AttributeValue | undefined {
  if (choice === unset) return undefined
  return attribute.kind === "yes_no" ? choice === "yes" : choice
}

/** A list's choices, or yes and no, with a way back to none where one isn't required. */
export function choices(attribute: Attribute, required: boolean) {
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
  attribute: Attribute,
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
