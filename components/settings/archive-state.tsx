"use client"

import { useState } from "react"
import { announce } from "@/components/ui/announcer"
import { AlertDialog } from "@/components/ui/dialog"
import { Select } from "@/components/ui/select"
import { archiveState, restoreState } from "@/lib/ticket-types/actions"
import { whyNotMoveTo } from "@/lib/ticket-types/rules/states"
import { countTickets } from "@/lib/ticket-types/rules/stopping"
import type { StateItem, TypeView } from "@/lib/ticket-types/views"
import { useCommand } from "./use-command"

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  state: StateItem
  states: StateItem[]
  types: TypeView[]
}

const keep = "keep"

/** How many tickets are in a state. */
export const ticketsIn = (state: StateItem) => state.tickets.reduce((sum, { count }) => sum + count, 0)

/** Archives a state, and asks what becomes of the tickets that are in it (SPEC T5). */
export function ArchiveState({ open, onOpenChange, state, states, types }: Props) {
  const { give, busy } = useCommand()
  const count = ticketsIn(state)
  const inIt = types.filter((type) => state.tickets.some((t) => t.typeId === type.id))
  const targets = states.filter((other) => !whyNotMoveTo(state, other, inIt))
  const [choice, setChoice] = useState((state.archived && targets[0]?.id) || keep)
  const title = state.archived ? "Move tickets" : "Archive state"
  const archive = async () => {
    const moveTo = choice === keep ? null : choice
    const stateId = state.id
    onOpenChange(false)
    const result = await give(archiveState, { stateId, moveTo })
    if (!result.ok) return
    const undo = () => void give(restoreState, { stateId }, { said: `“${state.internalLabel}” is back.` })
    announce(
      moveTo
        ? `${countTickets(count)} will be moved, one after the other.`
        : `“${state.internalLabel}” is archived.`,
      moveTo ? { tone: "success" } : { tone: "success", action: { label: "Undo", onAction: undo } },
    )
  }
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      confirmLabel={
        state.archived || choice !== keep
          ? count === 1
            ? "Move 1 ticket"
            : `Move ${count} tickets`
          : "Archive"
      }
      tone="danger"
      busy={busy}
      onConfirm={() => void archive()}
    >
      <p>
        No ticket comes into “{state.internalLabel}” any more. What happened in it stays in the timelines.
      </p>
      {count > 0 ? (
        <div className="mt-4 flex flex-col gap-2">
          <Select
            label={`${countTickets(count)} ${count === 1 ? "is" : "are"} in it now`}
            value={choice}
            options={[
              { value: keep, label: "Keep them as they are" },
              ...targets.map((t) => ({ value: t.id, label: `Move them to “${t.internalLabel}”` })),
            ]}
            onChange={setChoice}
          />
          <p className="text-sm">
            {choice === keep
              ? "They stay in it until somebody changes their state."
              : "Each move is a change of state like any other: it stands in the timelines, and customers hear of it if it looks different to them. It can’t be undone in one go."}
          </p>
        </div>
      ) : null}
    </AlertDialog>
  )
}
