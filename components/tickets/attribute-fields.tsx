"use client"

import { useState } from "react"
import { useDirectory } from "@/components/shell/data"
import { useGive } from "@/components/shell/use-give"
import { AttributeInput, typedValue } from "@/components/ui/attribute-input"
import type { FileView } from "@/lib/files/views"
import { type AttributeValue, isEmptyValue } from "@/lib/shared/attributes"
import type { AttributeView } from "@/lib/ticket-types/views"
import { setAttribute } from "@/lib/tickets/actions"
import { fieldGuess, type TicketFacts } from "./facts"
import { teamFiles } from "./file-store"

type Props = { attributes: AttributeView[]; ticket: TicketFacts }

/** A ticket's attributes, each changed where it stands (SPEC T4). */
export function Attributes({ attributes, ticket }: Props) {
  const { timeZone } = useDirectory()
  return attributes.map((attribute) => (
    <AttributeField key={attribute.id} {...{ attribute, ticket, timeZone }} />
  ))
}

type AttributeFieldProps = {
  ticket: TicketFacts
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
