"use client"

import { Button } from "@/components/ui/button"
import { Menu } from "@/components/ui/menu"
import { TextField } from "@/components/ui/text-field"

const common: [string, string][] = [
  ["🎫", "Ticket"],
  ["💸", "Refund"],
  ["🐞", "Bug"],
  ["🚚", "Delivery"],
  ["📦", "Parcel"],
  ["🔧", "Repair"],
  ["🔍", "Investigation"],
  ["🔒", "Account"],
  ["🧾", "Invoice"],
  ["❓", "Question"],
  ["💡", "Idea"],
  ["🚨", "Incident"],
]

type Props = { value: string; error: string | undefined; onChange: (icon: string) => void }

/** One emoji: a common one from the list, or any that is typed. */
export function EmojiField({ value, error, onChange }: Props) {
  return (
    <div className="flex items-end gap-2">
      <TextField
        label="Icon"
        autoComplete="off"
        className="w-20"
        value={value}
        error={error}
        onChange={(event) => onChange(event.target.value.trim())}
      />
      <Menu
        label="Common icons"
        trigger={<Button>Choose an icon</Button>}
        items={common.map(([icon, label]) => ({
          label,
          icon: <span>{icon}</span>,
          onSelect: () => onChange(icon),
        }))}
      />
    </div>
  )
}
