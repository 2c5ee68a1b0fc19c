import type { ComponentProps, CSSProperties } from "react"
import { Field, type FieldProps } from "./field"
import { inputStyles } from "./field-styles"

export type TextAreaProps = FieldProps & Omit<ComponentProps<"textarea">, keyof FieldProps | "id">

/** Several lines of text, growing with what is typed. */
export function TextArea(props: TextAreaProps) {
  const { label, hideLabel, hint, error, required, className, rows = 3, ...rest } = props
  return (
    <Field {...{ label, hideLabel, hint, error, required, className }}>
      {(control) => (
        <textarea
          rows={rows}
          style={{ "--rows": rows } as CSSProperties}
          dir="auto"
          {...rest}
          {...control}
          className={inputStyles("grows max-h-80 py-1.5 leading-normal")}
        />
      )}
    </Field>
  )
}
