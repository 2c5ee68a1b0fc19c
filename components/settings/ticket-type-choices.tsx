"use client"

import { Archive, ArchiveRestore, Plus, X } from "lucide-react"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { TextField } from "@/components/ui/text-field"
import { newId } from "@/lib/shared/ids"
import { MoveControls } from "./move-controls"
import { useMoving } from "./use-moving"

type Choice = { id: string; name: string; archived?: boolean }
type Props = {
  items: Choice[]
  /** The ids that are stored: tickets may carry them, so they are archived instead of removed. */
  storedIds: string[]
  onChange: (items: Choice[]) => void
}

/** The choices of a list. Tickets keep a choice by its id: a new name shows everywhere (SPEC T4). */
export function Choices({ items, storedIds, onChange }: Props) {
  const open = items.filter((item) => !item.archived)
  const archived = items.filter((item) => item.archived)
  const set = (id: string, change: Partial<Choice>) =>
    onChange(items.map((item) => (item.id === id ? { ...item, ...change } : item)))
  const { move, row, handle } = useMoving(
    open,
    (next) => onChange([...next, ...archived]),
    (item) => item.name,
  )
  return (
    <div className="flex flex-col gap-2">
      <span className="text-sm font-medium text-ink-2">Choices</span>
      <ol aria-label="Choices" className="flex flex-col gap-1.5 empty:hidden">
        {open.map((item, at) => (
          <li key={item.id} {...row(at)} className="flex items-center gap-1">
            <TextField
              label={`Choice ${at + 1}`}
              hideLabel
              dir="auto"
              autoComplete="off"
              className="grow"
              value={item.name}
              onChange={(event) => set(item.id, { name: event.target.value })}
            />
            {open.length > 1 ? (
              <MoveControls name={item.name} at={at} count={open.length} move={move} handle={handle(at)} />
            ) : null}
            {storedIds.includes(item.id) ? (
              <IconButton
                size="sm"
                label={`Archive choice: ${item.name}`}
                icon={<Archive />}
                onClick={() => set(item.id, { archived: true })}
              />
            ) : (
              <IconButton
                size="sm"
                label={`Remove choice: ${item.name || at + 1}`}
                icon={<X />}
                onClick={() => onChange(items.filter((other) => other.id !== item.id))}
              />
            )}
          </li>
        ))}
      </ol>
      <Button
        size="sm"
        icon={<Plus />}
        className="self-start"
        onClick={() => onChange([...open, { id: newId(), name: "" }, ...archived])}
      >
        Add choice
      </Button>
      {archived.length > 0 ? (
        <ul aria-label="Archived choices" className="flex flex-wrap gap-2 text-sm text-ink-3">
          {archived.map((item) => (
            <li key={item.id} className="flex items-center gap-1">
              <s className="wrap-anywhere">{item.name}</s>
              <IconButton
                size="sm"
                label={`Restore choice: ${item.name}`}
                icon={<ArchiveRestore />}
                onClick={() => set(item.id, { archived: false })}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {storedIds.length > 0 ? (
        <p className="text-xs text-ink-3">
          A new name shows on old tickets too. An archived choice stays on the tickets that have it.
        </p>
      ) : null}
    </div>
  )
}
