"use client"

import { ArchiveRestore } from "lucide-react"
import { useRouter } from "next/navigation"
import { useEffect, useState } from "react"
import { Button } from "@/components/ui/button"
import { restoreState } from "@/lib/ticket-types/actions"
import { countTickets } from "@/lib/ticket-types/rules/stopping"
import type { StateItem, TypeView } from "@/lib/ticket-types/views"
import { ArchiveState, ticketsIn } from "./archive-state"
import { useCommand } from "./use-command"

type Props = { states: StateItem[]; all: StateItem[]; types: TypeView[] }

const everyMs = 2_000

/** Archived states: which tickets are in them still, how many are on their way, and the way back. */
export function ArchivedStates({ states, all, types }: Props) {
  const isMoving = states.some((state) => state.movesTo && ticketsIn(state) > 0)
  const [shown, setShown] = useState(isMoving)
  if (isMoving && !shown) setShown(true)
  useReading(isMoving)
  if (states.length === 0) return null
  return (
    <details
      open={shown}
      onToggle={(event) => setShown(event.currentTarget.open)}
      className="text-base text-ink-2"
    >
      <summary className="w-fit rounded-sm text-sm text-ink-3">Archived ({states.length})</summary>
      <ul aria-label="Archived states" className="mt-2 flex flex-col gap-2">
        {states.map((state) => (
          <li key={state.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Archived state={state} all={all} types={types} />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Reads the page anew now and then while something goes on. */
function useReading(active: boolean) {
  const router = useRouter()
  useEffect(() => {
    if (!active) return
    const timer = setInterval(() => document.visibilityState === "visible" && router.refresh(), everyMs)
    return () => clearInterval(timer)
  }, [active, router])
}

function Archived({ state, all, types }: { state: StateItem; all: StateItem[]; types: TypeView[] }) {
  const { give, busy } = useCommand()
  const [asking, setAsking] = useState(false)
  const { id, internalLabel, movesTo } = state
  const left = ticketsIn(state)
  const target = all.find((other) => other.id === movesTo)
  return (
    <>
      <span dir="auto" className="font-medium wrap-anywhere">
        {internalLabel}
      </span>
      {left > 0 ? (
        <span className="text-sm text-ink-3">
          {target
            ? `${countTickets(left)} still to move to “${target.internalLabel}”`
            : `${countTickets(left)} in it`}
        </span>
      ) : null}
      {left > 0 && !target ? (
        <Button size="sm" variant="ghost" onClick={() => setAsking(true)}>
          Move its tickets
        </Button>
      ) : null}
      <Button
        size="sm"
        variant="ghost"
        icon={<ArchiveRestore />}
        busy={busy}
        onClick={() => void give(restoreState, { stateId: id }, { said: `“${internalLabel}” is back.` })}
      >
        Restore {internalLabel}
      </Button>
      <ArchiveState open={asking} onOpenChange={setAsking} state={state} states={all} types={types} />
    </>
  )
}
