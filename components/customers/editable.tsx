"use client"

import { Pencil, Trash2 } from "lucide-react"
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { TextField } from "@/components/ui/text-field"
import { useEditing } from "./use-editing"

type Props = {
  customerId: string
  what: Parameters<typeof useEditing>[1]
  label: string
  value: string | null
  /** Who said so, and the like. */
  about?: ReactNode
  removable?: boolean
  type?: "text" | "email"
}

/** One thing that is known of a customer, changed where it stands: Enter saves, Escape leaves it as it was. */
export function Editable({ customerId, what, label, value, about, removable = false, type = "text" }: Props) {
  const edit = useEditing(customerId, what, value)
  const box = useRef<HTMLDivElement>(null)
  const isOpen = edit.typed !== null
  const wasOpen = useRef(false)
  useEffect(() => {
    if (isOpen) box.current?.querySelector("input")?.focus()
    else if (wasOpen.current) box.current?.querySelector("button")?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  if (edit.typed === null)
    return (
      <div ref={box} className="group/fact flex min-w-0 items-start gap-2">
        <div className="min-w-0 grow">
          <p className="text-xs text-ink-3 wrap-anywhere">{label}</p>
          <p dir="auto" className="text-base text-ink wrap-anywhere">
            {value ?? <span className="text-ink-3">Not known</span>}
          </p>
          {about ? <p className="text-xs text-ink-3">{about}</p> : null}
        </div>
        <IconButton size="sm" label={`Change ${label}`} icon={<Pencil />} onClick={edit.begin} />
        {removable && value !== null ? (
          <IconButton
            size="sm"
            label={`Remove ${label}`}
            icon={<Trash2 />}
            onClick={() => void edit.save(null, label)}
          />
        ) : null}
      </div>
    )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === "Escape") edit.cancel()
    if (event.key !== "Enter") return
    event.preventDefault()
    void edit.save(edit.typed, label)
  }
  return (
    <div ref={box} className="flex min-w-0 flex-col gap-2">
      <TextField
        label={label}
        type={type}
        value={edit.typed}
        error={edit.error}
        maxLength={type === "email" ? 254 : 2000}
        onKeyDown={onKeyDown}
        onChange={(event) => edit.type(event.target.value)}
      />
      <div className="flex gap-2">
        <Button
          size="sm"
          variant="primary-front"
          busy={edit.busy}
          onClick={() => void edit.save(edit.typed, label)}
        >
          Save
        </Button>
        <Button size="sm" onClick={edit.cancel}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
