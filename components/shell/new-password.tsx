import { TextField } from "@/components/ui/text-field"

type Props = { label?: string; value: string; onChange: (password: string) => void }

/** Where a password is chosen; what it has to be is said beforehand. */
export function NewPassword({ label = "New password", value, onChange }: Props) {
  return (
    <TextField
      label={label}
      type="password"
      autoComplete="new-password"
      required
      hint="At least 10 characters."
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
