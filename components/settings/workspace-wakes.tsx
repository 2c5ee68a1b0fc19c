"use client"

import type { FormEvent } from "react"
import { Button } from "@/components/ui/button"
import { setWakes } from "@/lib/team/actions"
import type { WorkspaceSettings } from "@/lib/team/views"
import { Part } from "./page-parts"
import { Conflict, Unsaved } from "./unsaved"
import { useBefore } from "./use-before"
import { useCommand } from "./use-command"

type Choice = WorkspaceSettings["wakesOnStateChange"]

const choices: { value: Choice; name: string; example: string }[] = [
  {
    value: "never",
    name: "Never",
    example:
      "Ben resolves the Refund ticket; Maya’s conversation stays snoozed until Monday, as she chose. She finds the new state in it, unread.",
  },
  {
    value: "resolved",
    name: "When the ticket is resolved",
    example:
      "Ben sets the Refund ticket to In progress, and Maya’s conversation stays snoozed. He resolves it, and the conversation is back in her inbox at once.",
  },
  {
    value: "always",
    name: "At each change of state",
    example:
      "Ben sets the Refund ticket to In progress, and Maya’s conversation is back in her inbox at once.",
  },
]
const nameOf = (choice: Choice) => choices.find(({ value }) => value === choice)?.name ?? choice

/** Z5: whether a ticket's new state wakes the snoozed conversations that it is linked to. */
export function Wakes({ stored }: { stored: Choice }) {
  const { draft, before, isDirty, isStale, put, clear } = useBefore("settings.wakes", { to: stored })
  const { give, busy } = useCommand()
  const save = async (from: Choice) => {
    const result = await give(setWakes, { before: from, to: draft.to }, { said: "The choice is saved." })
    if (result.ok || result.code === "unchanged") clear()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save(before.to)
  }
  return (
    <Part
      title="Waking snoozed conversations"
      about="A linked ticket’s state changes while the conversation is snoozed: does the conversation wake? Where one teammate has both, it stays snoozed whatever is chosen here."
    >
      {isStale ? (
        <Conflict theirs={`“${nameOf(stored)}”.`} onMine={() => void save(stored)} onTheirs={clear} />
      ) : null}
      <form onSubmit={submit} className="flex flex-col gap-4">
        <fieldset className="flex flex-col gap-3">
          <legend className="sr-only">A new state wakes the conversation</legend>
          {choices.map(({ value, name, example }) => (
            <label key={value} className="flex max-w-[70ch] cursor-pointer gap-2.5 text-base text-ink">
              <input
                type="radio"
                name="wakes"
                value={value}
                checked={draft.to === value}
                onChange={() => put({ to: value })}
                aria-describedby={`wakes-${value}`}
                aria-label={name}
                className="mt-1 size-4 shrink-0 accent-front"
              />
              <span>
                <span className="font-medium">{name}</span>
                <span id={`wakes-${value}`} className="block text-sm text-ink-2">
                  {example}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary-front" busy={busy}>
            Save choice
          </Button>
          {isDirty ? <Unsaved onDiscard={clear} /> : null}
        </div>
      </form>
    </Part>
  )
}
