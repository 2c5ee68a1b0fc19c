import type { ComponentProps } from "react"
import { Field, type FieldProps } from "./field"
import { inputStyles } from "./field-styles"

export type DateTimeFieldProps = FieldProps &
  Omit<ComponentProps<"input">, keyof FieldProps | "id" | "type"> & { dateOnly?: boolean }

/** Day and time by the browser's own picker; the value is local, "2024-05-12T09:00". */
export function DateTimeField({ dateOnly = false, ...props }: DateTimeFieldProps) {
  const { label, hideLabel, hint, error, required, className, ...rest } = props
  return (
    <Field {...{ label, hideLabel, hint, error, required, className }}>
      {(control) => (
        <input
          type={dateOnly ? "date" : "datetime-local"}
          {...rest}
          {...control}
          className={inputStyles("h-8 tabular pointer-coarse:h-11")}
        />
      )}
    </Field>
  )
}
