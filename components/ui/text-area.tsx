import { clsx } from "clsx"
import type { ComponentProps } from "react"
import { Field, type FieldProps } from "./field"
import { inputStyles } from "./field-styles"

export type TextAreaProps = FieldProps & Omit<ComponentProps<"textarea">, keyof FieldProps | "id">

/** Several lines of text, growing with what is typed. */
export function TextArea({ label, hideLabel, hint, error, required, className, ...rest }: TextAreaProps) {
  return (
    <Field {...{ label, hideLabel, hint, error, required, className }}>
      {(control) => (
        <textarea
          rows={3}
          {...rest}
          {...control}
          className={inputStyles(clsx("grows max-h-80 py-1.5 leading-normal"))}
        />
      )}
    </Field>
  )
}
