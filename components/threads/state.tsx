"use client"

import { useDirectory } from "@/components/shell/data"
import { Chip, type ChipTone } from "@/components/ui/chip"
import { StateGlyph, type StateTone } from "@/components/ui/state-glyph"
import type { Directory } from "@/lib/live/directory"
import type { StateCategory } from "@/lib/ticket-types/rules"

const tones: Record<StateCategory, StateTone> = {
  submitted: "submitted",
  in_progress: "progress",
  waiting_on_customer: "waiting",
  resolved: "resolved",
}

const inks: Record<StateTone, string> = {
  submitted: "text-state-submitted-text",
  progress: "text-state-progress-text",
  waiting: "text-state-waiting-text",
  resolved: "text-state-resolved-text",
}

/** How a state is drawn, by its category. */
export function stateTone(directory: Directory, stateId: string): StateTone {
  const category = directory.states.find((s) => s.id === stateId)?.category
  return category ? tones[category] : "submitted"
}

/** A state's name in its colour. */
export function StateName({ stateId }: { stateId: string }) {
  const directory = useDirectory()
  const label = directory.states.find((s) => s.id === stateId)?.internalLabel ?? "another state"
  return <b className={`font-medium ${inks[stateTone(directory, stateId)]}`}>{label}</b>
}

/** A ticket's number and state in one chip: the glyph says the state without colour, the words on hover. */
export function TicketChip(props: { number: number; stateId: string; more?: number; tone?: ChipTone }) {
  const { number, stateId, more = 0, tone = "back" } = props
  const directory = useDirectory()
  const label = directory.states.find((s) => s.id === stateId)?.internalLabel ?? ""
  return (
    <Chip
      size="sm"
      tone={tone}
      icon={<StateGlyph tone={stateTone(directory, stateId)} inherit />}
      className="tabular"
      title={`Ticket #${number}: ${label}`}
    >
      #{number}
      <span className="sr-only"> {label}</span>
      {more > 0 ? <span className="font-normal"> +{more}</span> : null}
    </Chip>
  )
}
