import { clsx } from "clsx"
import { type ReactNode, useId } from "react"
import { InlineError } from "./inline-error"

export type FieldProps = {
  label: string
  /** Named, not drawn: where the place says it already. */
  hideLabel?: boolean
  hint?: ReactNode
  error?: string | undefined
  required?: boolean
  className?: string
}

export type ControlAria = {
  id: string
  "aria-describedby": string | undefined
  "aria-invalid": true | undefined
  "aria-required": true | undefined
}

type FieldBoxProps = FieldProps & { children: (control: ControlAria) => ReactNode }

/** Label above, hint and error below, tied to the one control inside. */
export function Field({ label, hideLabel, hint, error, required, className, children }: FieldBoxProps) {
  const id = useId()
  const describedBy = [error ? `${id}-error` : "", hint ? `${id}-hint` : ""].filter(Boolean).join(" ")
  return (
    <div className={clsx("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "w-fit text-sm font-medium text-ink-2"}>
        {label}
        {required ? (
          <span aria-hidden className="text-danger-text">
            {" *"}
          </span>
        ) : null}
      </label>
      {children({
        id,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": error ? true : undefined,
        "aria-required": required ? true : undefined,
      })}
      {error ? <InlineError id={`${id}-error`}>{error}</InlineError> : null}
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-ink-3">
          {hint}
        </p>
      ) : null}
    </div>
  )
}
