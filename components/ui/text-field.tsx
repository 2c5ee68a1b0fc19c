import type { ComponentProps } from "react"
import { Field, type FieldProps } from "./field"
import { inputStyles } from "./field-styles"

export type TextFieldProps = FieldProps & Omit<ComponentProps<"input">, keyof FieldProps | "id">

/** One line of text with its label. `className` goes to the whole field. */
export function TextField({ label, hideLabel, hint, error, required, className, ...rest }: TextFieldProps) {
  return (
    <Field {...{ label, hideLabel, hint, error, required, className }}>
      {(control) => (
        <input type="text" {...rest} {...control} className={inputStyles("h-8 pointer-coarse:h-11")} />
      )}
    </Field>
  )
}
