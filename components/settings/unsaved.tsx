import type { ReactNode } from "react"
import { Button } from "@/components/ui/button"

/** Says that something is not saved yet, and that it is not lost either. */
export function Unsaved({ onDiscard }: { onDiscard: () => void }) {
  return (
    <span className="flex flex-wrap items-center gap-2 text-sm text-ink-3">
      Not saved yet; kept in this browser.
      <Button size="sm" variant="ghost" onClick={onDiscard}>
        Discard changes
      </Button>
    </span>
  )
}

type ConflictProps = { theirs: ReactNode; onMine: () => void; onTheirs: () => void }

/** Two people changed the same thing: shows what is stored now beside what was made here, and asks which stays. */
export function Conflict({ theirs, onMine, onTheirs }: ConflictProps) {
  return (
    <div
      role="alert"
      className="flex flex-col gap-2 rounded-lg bg-warning-soft px-4 py-3 text-base text-warning-text"
    >
      <div className="wrap-anywhere">
        <b className="font-semibold">Somebody changed this meanwhile.</b> Saved now: {theirs} Yours stands
        below.
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={onMine}>
          Save mine instead
        </Button>
        <Button size="sm" onClick={onTheirs}>
          Take what is saved
        </Button>
      </div>
    </div>
  )
}
