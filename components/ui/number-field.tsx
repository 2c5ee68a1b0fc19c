import type { ComponentProps } from "react"
import { Field, type FieldProps } from "./field"
import { inputStyles } from "./field-styles"

export type NumberFieldProps = FieldProps &
  Omit<ComponentProps<"input">, keyof FieldProps | "id" | "type" | "inputMode"> & {
    /** Whole numbers only, or with a decimal point. */
    decimal?: boolean
    unit?: string
  }

/**
 * A number as text, with the right keyboard on a phone: no wheel that changes it, no spinner. Whether it is a number
 * is for the form's own check to say.
 */
export function NumberField({ decimal = false, unit, ...props }: NumberFieldProps) {
  const { label, hideLabel, hint, error, required, className, ...rest } = props
  return (
    <Field {...{ label, hideLabel, hint, error, required, className }}>
      {(control) => (
        <span className="relative block">
          <input
            type="text"
            inputMode={decimal ? "decimal" : "numeric"}
            autoComplete="off"
            {...rest}
            {...control}
            className={inputStyles("h-8 tabular pointer-coarse:h-11")}
          />
          {unit ? (
            <span className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-sm text-ink-3">
              {unit}
            </span>
          ) : null}
        </span>
      )}
    </Field>
  )
}
