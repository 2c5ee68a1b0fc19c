"use client"

import { useState } from "react"
import { useDirectory } from "@/components/shell/data"
import { useGive } from "@/components/shell/use-give"
import { stateTone } from "@/components/threads/state"
import { AttributeInput, typedValue } from "@/components/ui/attribute-input"
import { LazyDialog } from "@/components/ui/lazy-dialog"
import { Select } from "@/components/ui/select"
import { StateGlyph } from "@/components/ui/state-glyph"
import type { FileView } from "@/lib/files/views"
import type { AttributeValue } from "@/lib/shared/attributes"
import { isEmptyValue } from "@/lib/shared/attributes"
import type { AttributeView } from "@/lib/ticket-types/views"
import { changeState, describeTicket, retitleTicket, setAttribute } from "@/lib/tickets/actions"
import { resolveDialog } from "./dialogs"
import type { TicketFacts } from "./facts"
import { teamFiles } from "./file-store"

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

function fieldGuess(ticket: TicketFacts, change: { field: string; before: unknown; after: unknown }) {
  return {
    type: "ticket.field_changed" as const,
    thread: ticket.id,
    data: { number: ticket.number },
    places: [{ id: ticket.id }],
    change,
  }
}

/** The type's attributes, each changed in place: those not archived, and archived ones that still carry a value. */
export function AttributeFields({ ticket }: Editable) {
  const { types, timeZone } = useDirectory()
  const type = types.find((t) => t.id === ticket.typeId)
  const shown = type?.attributes.filter((a) => !a.archived || !isEmptyValue(ticket.attributes[a.id])) ?? []
  return shown.map((attribute) => <AttributeField key={attribute.id} {...{ attribute, ticket, timeZone }} />)
}

type AttributeFieldProps = Editable & {
  attribute: AttributeView
  timeZone: string
}

function AttributeField({ attribute, ticket, timeZone }: AttributeFieldProps) {
  const give = useGive()
  const stored = ticket.attributes[attribute.id]
  const [typed, setTyped] = useState<{ value: AttributeValue | undefined } | null>(null)
  const [error, setError] = useState<string>()
  const [added, setAdded] = useState<FileView[]>([])
  const atOnce = attribute.kind === "list" || attribute.kind === "yes_no" || attribute.kind === "files"
  const save = async (value: AttributeValue | undefined) => {
    const after = typedValue(attribute, value)
    const next = after === undefined || isEmptyValue(after) ? null : after
    if (JSON.stringify(next) === JSON.stringify(stored ?? null)) return setTyped(null)
    const guess = [fieldGuess(ticket, { field: attribute.id, before: stored ?? null, after: next })]
    const input = { ticketId: ticket.id, attributeId: attribute.id, value: next }
    const result = await give(setAttribute, input, { guess, quiet: true })
    setError(result.ok ? undefined : result.sentence)
    if (result.ok) setTyped(null)
  }
  return (
    <AttributeInput
      look="property"
      attribute={attribute}
      timeZone={timeZone}
      store={teamFiles}
      required={false}
      error={error}
      value={typed ? typed.value : stored}
      files={[...ticket.files, ...added]}
      onFiles={setAdded}
      onChange={(value) => {
        setTyped({ value })
        if (atOnce) void save(value)
      }}
      onBlur={() => typed && void save(typed.value)}
    />
  )
}
