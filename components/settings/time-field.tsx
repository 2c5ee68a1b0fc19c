import { Field } from "@/components/ui/field"
import { inputStyles } from "@/components/ui/field-styles"

type Props = { label: string; value: string; onChange: (value: string) => void }

/** A time of day by the browser's own picker, "09:00"; its label is said, not drawn. */
export function TimeField({ label, value, onChange }: Props) {
  return (
    <Field label={label} hideLabel>
      {(control) => (
        <input
          type="time"
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={inputStyles("h-8 w-28 tabular pointer-coarse:h-11")}
        />
      )}
    </Field>
  )
}
