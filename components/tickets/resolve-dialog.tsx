"use client"

import { type KeyboardEvent, useState } from "react"
import { useDirectory } from "@/components/shell/data"
import { useGive } from "@/components/shell/use-give"
import { AttributeInput, typedValue } from "@/components/ui/attribute-input"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { InlineError } from "@/components/ui/inline-error"
import { useStored } from "@/components/ui/use-stored"
import type { FileView } from "@/lib/files/views"
import { type AttributeValue, type AttributeValues, isEmptyValue } from "@/lib/shared/attributes"
import { whyNotComplete } from "@/lib/ticket-types/rules"
import { changeState } from "@/lib/tickets/actions"
import type { TicketFacts } from "./facts"
import { teamFiles } from "./file-store"

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  ticket: TicketFacts
  /** The resolved state that it is to go to. */
  stateId: string
}

type Draft = { values: Record<string, AttributeValue | undefined>; files: FileView[] }
const nothing: Draft = { values: {}, files: [] }

/** Asks for what is required to resolve and still empty, and goes on with resolving (SPEC T4). */
export function ResolveDialog({ open, onOpenChange, ticket, stateId }: Props) {
  const { types, timeZone } = useDirectory()
  const give = useGive()
  const [draft, change, clear] = useStored<Draft>(`resolve.${ticket.id}`, nothing)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const attributes = types.find((t) => t.id === ticket.typeId)?.attributes ?? []
  const asked = attributes.filter(
    (a) => a.requiredToResolve && !a.archived && isEmptyValue(ticket.attributes[a.id]),
  )
  const resolve = async () => {
    if (busy) return
    const given = asked.map((a) => [a.id, typedValue(a, draft.values[a.id])] as const)
    const values: AttributeValues = Object.fromEntries(
      given.filter((pair): pair is [string, AttributeValue] => !isEmptyValue(pair[1])),
    )
    const missing = whyNotComplete(attributes, { ...ticket.attributes, ...values }, "resolve")
    if (missing) return setError(missing.sentence)
    setBusy(true)
    const input = { ticketId: ticket.id, stateId, attributes: values }
    const result = await give(changeState, input, { quiet: true, said: "Filled in and resolved." })
    setBusy(false)
    if (!result.ok) return setError(result.sentence)
    clear()
    onOpenChange(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    void resolve()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Required to resolve"
      description={`Ticket #${ticket.number} can be resolved once this is filled in.`}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary-back" keys="mod+enter" busy={busy} onClick={() => void resolve()}>
            Fill in and resolve
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: catches the shortcut of the button below */}
      <div className="flex flex-col gap-4" onKeyDown={onKeyDown}>
        {asked.map((attribute) => (
          <AttributeInput
            key={attribute.id}
            attribute={attribute}
            timeZone={timeZone}
            store={teamFiles}
            required
            value={draft.values[attribute.id]}
            files={[...ticket.files, ...draft.files]}
            onFiles={(files) => change({ files })}
            onChange={(value) => {
              setError(undefined)
              change({ values: { ...draft.values, [attribute.id]: value } })
            }}
          />
        ))}
        {error ? (
          <div role="alert">
            <InlineError>{error}</InlineError>
          </div>
        ) : null}
      </div>
    </Dialog>
  )
}
