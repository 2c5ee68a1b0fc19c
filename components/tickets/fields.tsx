"use client"

import { lazy, Suspense, useState } from "react"
import { useDirectory } from "@/components/shell/data"
import { useGive } from "@/components/shell/use-give"
import { stateTone } from "@/components/threads/state"
import { LazyDialog } from "@/components/ui/lazy-dialog"
import { Property } from "@/components/ui/property"
import { Select } from "@/components/ui/select"
import { StateGlyph } from "@/components/ui/state-glyph"
import { isEmptyValue } from "@/lib/shared/attributes"
import { changeState, describeTicket, retitleTicket } from "@/lib/tickets/actions"
import { attributeFields, resolveDialog } from "./dialogs"
import { fieldGuess, type TicketFacts } from "./facts"

/** The ticket's state, to be changed in place; what is required to resolve is asked for where it lacks (SPEC N6, T4). */
export function StateSelect({ ticket, look }: { ticket: TicketFacts; look: "property" | "bare" }) {
  const directory = useDirectory()
  const give = useGive()
  const type = directory.types.find((t) => t.id === ticket.typeId)
  const states = directory.states.filter(
    (s) => s.id === ticket.stateId || (!s.archived && type?.stateIds.includes(s.id)),
  )
  const [resolving, setResolving] = useState<string | null>(null)
  const change = async (to: string) => {
    const result = await give(
      changeState,
      { ticketId: ticket.id, stateId: to },
      {
        guess: [
          {
            type: "ticket.state_changed",
            thread: ticket.id,
            data: { number: ticket.number, from: ticket.stateId, to, version: 0 },
            places: ticket.placeIds.map((id) => ({ id })),
          },
        ],
      },
    )
    if (!result.ok && result.code === "missing_attribute") setResolving(to)
  }
  return (
    <>
      <Select
        look={look}
        label="State"
        value={ticket.stateId}
        onChange={(to) => void change(to)}
        options={states.map((s) => ({
          value: s.id,
          label: s.internalLabel,
          icon: <StateGlyph tone={stateTone(directory, s.id)} />,
        }))}
      />
      <LazyDialog
        part={resolveDialog}
        props={{
          open: resolving !== null,
          onOpenChange: () => setResolving(null),
          ticket,
          stateId: resolving ?? "",
        }}
      />
    </>
  )
}

type Editable = { ticket: TicketFacts }

/** The title or the description, changed where it stands: leaving it saves, Escape takes it back. */
export function TextInPlace({ ticket, as }: Editable & { as: "title" | "description" }) {
  const give = useGive()
  const stored = ticket[as]
  const [typed, setTyped] = useState<string | null>(null)
  const save = async () => {
    if (typed === null || typed === stored) return setTyped(null)
    const change = { field: as, before: stored, after: typed }
    const guess = [fieldGuess(ticket, change)]
    const result =
      as === "title"
        ? await give(retitleTicket, { ticketId: ticket.id, title: typed }, { guess })
        : await give(describeTicket, { ticketId: ticket.id, description: typed }, { guess })
    // A refused text stays in the field, so that nothing typed is lost.
    if (result.ok) setTyped(null)
  }
  const shared = {
    value: typed ?? stored,
    dir: "auto" as const,
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
    onBlur: () => void save(),
  }
  if (as === "title")
    return (
      <input
        {...shared}
        aria-label="Title"
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) event.currentTarget.blur()
          if (event.key === "Escape") setTyped(null)
        }}
        className="in-place min-w-0 grow truncate text-base font-semibold"
      />
    )
  return (
    <textarea
      {...shared}
      rows={1}
      aria-label="Description"
      placeholder="Add a description"
      onKeyDown={(event) => event.key === "Escape" && setTyped(null)}
      className="in-place grows-from-one block w-full text-sm text-ink-2"
    />
  )
}

/** The type's attributes, each changed in place: those not archived, and archived ones that still carry a value. */
export function AttributeFields({ ticket }: Editable) {
  const { types } = useDirectory()
  const type = types.find((t) => t.id === ticket.typeId)
  const shown = type?.attributes.filter((a) => !a.archived || !isEmptyValue(ticket.attributes[a.id])) ?? []
  if (shown.length === 0) return null
  const placeholders = shown.map(({ id, name }) => (
    <Property key={id} label={name}>
      {null}
    </Property>
  ))
  return (
    <Suspense fallback={placeholders}>
      <Attributes attributes={shown} ticket={ticket} />
    </Suspense>
  )
}

// Comes with the first ticket that has some: an inbox begins without.
const Attributes = lazy(() => attributeFields().then((part) => ({ default: part.Attributes })))
