"use client"

import { useState } from "react"
import { useDirectory } from "@/components/shell/data"
import { useGive } from "@/components/shell/use-give"
import { stateTone } from "@/components/threads/state"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { InlineError } from "@/components/ui/inline-error"
import { Select } from "@/components/ui/select"
import { StateGlyph } from "@/components/ui/state-glyph"
import type { Directory } from "@/lib/live/directory"
import { carryOver } from "@/lib/ticket-types/rules/carrying"
import { saidToOutsiders } from "@/lib/ticket-types/rules/outside"
import { whyNotType } from "@/lib/ticket-types/rules/retyping"
import type { TypeView } from "@/lib/ticket-types/views"
import { changeType } from "@/lib/tickets/actions"
import type { Retyped } from "./facts"

type Props = { open: boolean; onOpenChange: (open: boolean) => void; ticket: Retyped }

/** Changes a ticket's type: says first what carries over, what is dropped, and asks in which state it goes on (SPEC T6). */
export function TypeDialog({ open, onOpenChange, ticket }: Props) {
  const directory = useDirectory()
  const give = useGive()
  const [typeId, setTypeId] = useState<string | null>(null)
  const [chosenState, setState] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const others = directory.types.filter(
    (t) => t.category === ticket.category && t.id !== ticket.typeId && !t.archived,
  )
  const from = directory.types.find((t) => t.id === ticket.typeId)
  const to = others.find((t) => t.id === typeId)
  const states = to ? directory.states.filter((s) => !s.archived && to.stateIds.includes(s.id)) : []
  const stateId = states.some((s) => s.id === chosenState)
    ? chosenState
    : stateIn(directory, ticket.stateId, states)
  const said = to && saidToOutsiders(to, directory)
  const change = async () => {
    if (busy) return
    if (!to || !stateId) return setError("Please choose a ticket type.")
    setBusy(true)
    const input = { ticketId: ticket.id, typeId: to.id, stateId }
    const result = await give(changeType, input, { quiet: true, said: `This is a ${to.name} ticket now.` })
    setBusy(false)
    if (!result.ok) return setError(result.sentence)
    onOpenChange(false)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Change type"
      description={`Ticket #${ticket.number} stays with its teammate and its team${to?.limited ? " if they can open it" : ""}.`}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary-back" busy={busy} onClick={() => void change()}>
            Change type
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Select
          label="New type"
          required
          placeholder={others.length === 0 ? "There is no other type of this category" : "Choose a type"}
          value={to?.id ?? null}
          onChange={(id) => {
            setTypeId(id)
            setError(undefined)
          }}
          options={others.map((t) => ({
            value: t.id,
            label: t.name,
            icon: t.icon,
            disabledReason: whyNotType(ticket, t)?.sentence,
          }))}
        />
        {to ? (
          <>
            <Select
              label="State"
              required
              value={stateId}
              onChange={setState}
              options={states.map((s) => ({
                value: s.id,
                label: s.internalLabel,
                icon: <StateGlyph tone={stateTone(directory, s.id)} />,
              }))}
            />
            <Carrying from={from} to={to} ticket={ticket} />
            {said ? <p className="text-base text-ink-2 wrap-anywhere">{said}</p> : null}
          </>
        ) : null}
        {error ? (
          <div role="alert">
            <InlineError>{error}</InlineError>
          </div>
        ) : null}
      </div>
    </Dialog>
  )
}

/** The state it has, if the new type has it too; else the first of the same category. */
function stateIn({ states }: Directory, current: string, offered: Directory["states"]): string | null {
  const category = states.find((s) => s.id === current)?.category
  const found = offered.find((s) => s.id === current) ?? offered.find((s) => s.category === category)
  return (found ?? offered[0])?.id ?? null
}

function Carrying({ from, to, ticket }: { from: TypeView | undefined; to: TypeView; ticket: Retyped }) {
  const { kept, dropped } = carryOver(from?.attributes ?? [], to.attributes, ticket.attributes)
  const list = new Intl.ListFormat("en")
  const names = (all: { name: string }[]) => list.format(all.map((a) => `“${a.name}”`))
  const carried = to.attributes.filter((a) => a.id in kept)
  return (
    <div className="flex flex-col gap-1 text-base text-ink-2 wrap-anywhere">
      {carried.length > 0 ? <p>Carried over: {names(carried)}.</p> : null}
      {dropped.length > 0 ? (
        <p className="rounded-lg bg-warning-soft px-3 py-2 text-warning-text">
          {to.name} tickets have no such field, so this is dropped:{" "}
          {names(dropped.map(({ attribute }) => attribute))}. The timeline says so.
        </p>
      ) : (
        <p>Nothing that was filled in is lost.</p>
      )}
    </div>
  )
}
