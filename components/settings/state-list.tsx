"use client"

import { Archive, Pencil, Plus } from "lucide-react"
import { type ReactNode, useState } from "react"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { StateGlyph, type StateTone } from "@/components/ui/state-glyph"
import { orderStates } from "@/lib/ticket-types/actions"
import type { StateCategory } from "@/lib/ticket-types/rules"
import { categoryNames, whyNotArchiveState } from "@/lib/ticket-types/rules/states"
import type { StateItem, TypeView } from "@/lib/ticket-types/views"
import { ArchiveState } from "./archive-state"
import { ArchivedStates } from "./archived-states"
import { MoveControls } from "./move-controls"
import { Part } from "./page-parts"
import { StateForm } from "./state-form"
import { useCommand } from "./use-command"
import { useMoving } from "./use-moving"

type Props = { states: StateItem[]; types: TypeView[] }

const tones: Record<StateCategory, StateTone> = {
  submitted: "submitted",
  in_progress: "progress",
  waiting_on_customer: "waiting",
  resolved: "resolved",
}
const abouts: Record<StateCategory, string> = {
  submitted: "A new ticket begins in the first of these that its type uses.",
  in_progress: "Somebody works on it.",
  waiting_on_customer:
    "When the customer answers, the ticket goes back to the last state in progress that it had.",
  resolved: "A ticket in one of these is closed.",
}

/** All states of the workspace by category, in their order (SPEC T5). */
export function StateList({ states, types }: Props) {
  return (Object.keys(categoryNames) as StateCategory[]).map((category) => (
    <Part key={category} title={categoryNames[category]} about={abouts[category]}>
      <OfCategory {...{ category, states, types }} />
      <ArchivedStates
        states={states.filter((s) => s.category === category && s.archived)}
        all={states}
        types={types}
      />
    </Part>
  ))
}

function OfCategory({ category, states, types }: Props & { category: StateCategory }) {
  const { give } = useCommand()
  const [moving, setMoving] = useState<string[] | null>(null)
  const [adding, setAdding] = useState(false)
  const active = states.filter((s) => s.category === category && !s.archived)
  const known =
    moving &&
    [...moving].sort().join() ===
      active
        .map((s) => s.id)
        .sort()
        .join()
  const shown = known ? moving.flatMap((id) => active.filter((s) => s.id === id)) : active
  const reorder = (next: StateItem[]) => {
    const stateIds = next.map((s) => s.id)
    setMoving(stateIds)
    void give(orderStates, { category, stateIds }).then((result) => {
      if (!result.ok) setMoving(null)
    })
  }
  const { move, row, handle } = useMoving(shown, reorder, (s) => s.internalLabel)
  return (
    <>
      <ol aria-label={`${categoryNames[category]} states`} className="flex flex-col border-y border-line">
        {shown.map((state, at) => (
          <li
            key={state.id}
            {...row(at)}
            className="flex flex-col gap-3 py-2.5 not-first:border-t not-first:border-line"
          >
            <Row state={state} states={states} types={types}>
              {shown.length > 1 ? (
                <MoveControls
                  name={state.internalLabel}
                  at={at}
                  count={shown.length}
                  move={move}
                  handle={handle(at)}
                />
              ) : null}
            </Row>
          </li>
        ))}
      </ol>
      {adding ? (
        <StateForm {...{ category, states, types }} state={null} onDone={() => setAdding(false)} />
      ) : (
        <Button size="sm" icon={<Plus />} className="self-start" onClick={() => setAdding(true)}>
          New “{categoryNames[category]}” state
        </Button>
      )}
    </>
  )
}

type RowProps = Props & { state: StateItem; children: ReactNode }

function Row({ state, states, types, children }: RowProps) {
  const [editing, setEditing] = useState(false)
  const [archiving, setArchiving] = useState(false)
  const { internalLabel, customerLabel, category } = state
  const using = types.filter((type) => !type.archived && type.stateIds.includes(state.id)).length
  return (
    <>
      <div className="flex items-center gap-2">
        <StateGlyph tone={tones[category]} />
        <div className="min-w-0 grow">
          <p dir="auto" className="text-base font-medium text-ink wrap-anywhere">
            {internalLabel}
          </p>
          <p className="text-sm text-ink-3 wrap-anywhere">
            Customers read “{customerLabel}” · {using === 1 ? "1 type uses it" : `${using} types use it`}
          </p>
        </div>
        {children}
        <IconButton
          label={`Edit: ${internalLabel}`}
          icon={<Pencil />}
          aria-expanded={editing}
          onClick={() => setEditing(!editing)}
        />
        <IconButton
          label={`Archive: ${internalLabel}`}
          icon={<Archive />}
          disabledReason={whyNotArchiveState(state, states, types)?.sentence}
          onClick={() => setArchiving(true)}
        />
      </div>
      {editing ? (
        <StateForm {...{ category, state, states, types }} onDone={() => setEditing(false)} />
      ) : null}
      <ArchiveState open={archiving} onOpenChange={setArchiving} {...{ state, states, types }} />
    </>
  )
}
