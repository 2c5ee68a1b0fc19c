"use client"

import { AttributeInput, typedValue } from "@/components/ui/attribute-input"
import { useClock } from "@/components/ui/clock"
import { TextArea } from "@/components/ui/text-area"
import { TextField } from "@/components/ui/text-field"
import type { FileView } from "@/lib/files/views"
import type { AttributeValue, AttributeValues } from "@/lib/shared/attributes"
import { newId } from "@/lib/shared/ids"
import type { TypeView } from "@/lib/ticket-types/views"
import { teamFiles } from "./file-store"

/** What is filled in so far; attributes by their id, kept when another type is looked at in between. */
export type TicketDraft = {
  typeId: string | null
  title: string
  description: string
  attributes: Record<string, AttributeValue | undefined>
  files: FileView[]
  share: boolean
  /** What was tried last, and the id it was tried under: the same again takes effect once. */
  tried: { body: string; commandId: string } | null
}

export const emptyTicket: TicketDraft = {
  typeId: null,
  title: "",
  description: "",
  attributes: {},
  files: [],
  share: false,
  tried: null,
}

/** The id to send a form's content under: that of the last try, if it is still the same content. */
export function idToTry(draft: TicketDraft, input: object): { body: string; commandId: string } {
  const body = JSON.stringify(input)
  return draft.tried?.body === body ? draft.tried : { body, commandId: newId() }
}

type Props = {
  type: TypeView | undefined
  draft: TicketDraft
  onChange: (change: Partial<TicketDraft>) => void
}

/** Title, description and the attributes that a type shows at creation (SPEC T4). */
export function TicketFields({ type, draft, onChange }: Props) {
  const { timeZone } = useClock()
  return (
    <>
      <TextField
        label="Title"
        required
        autoComplete="off"
        placeholder="What has to be done?"
        value={draft.title}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <TextArea
        label="Description"
        placeholder="What they need to know to start"
        value={draft.description}
        onChange={(event) => onChange({ description: event.target.value })}
      />
      {shownAttributes(type).map((attribute) => (
        <AttributeInput
          key={attribute.id}
          attribute={attribute}
          timeZone={timeZone}
          store={teamFiles}
          required={attribute.requiredOnCreate}
          value={draft.attributes[attribute.id]}
          files={draft.files}
          onFiles={(files) => onChange({ files })}
          onChange={(value) => onChange({ attributes: { ...draft.attributes, [attribute.id]: value } })}
        />
      ))}
    </>
  )
}

function shownAttributes(type: TypeView | undefined) {
  return type?.attributes.filter((a) => a.shownOnCreate && !a.archived) ?? []
}

/** The values to send: those of the chosen type's attributes, as their own kinds, without empty ones. */
export function valuesToSend(type: TypeView | undefined, draft: TicketDraft): AttributeValues {
  const filled = shownAttributes(type).map((a) => [a.id, typedValue(a, draft.attributes[a.id])] as const)
  return Object.fromEntries(
    filled.filter((pair): pair is [string, AttributeValue] => pair[1] !== undefined && pair[1] !== ""),
  )
}
