"use client"

import { teamFiles } from "@/components/tickets/file-store"
import { AttributeInput } from "@/components/ui/attribute-input"
import { Select } from "@/components/ui/select"
import { TextArea } from "@/components/ui/text-area"
import { TextField } from "@/components/ui/text-field"
import type { AttributeValue } from "@/lib/shared/attributes"
import type { ActionView } from "@/lib/workflows/views"
import { type ActionProps, braces } from "./workflow-action-props"

type Props = ActionProps<Extract<ActionView, { do: "create_ticket" }>>

/** The ticket that a workflow creates: Back-office types, with the attributes that are asked at creation. */
export function NewTicketFields({ action, names, timeZone, onChange }: Props) {
  const types = names.types.filter((t) => !t.archived && t.category === "back_office")
  const type = types.find((t) => t.id === action.typeId)
  const asked = type?.attributes.filter((a) => a.shownOnCreate && !a.archived && a.kind !== "files") ?? []
  const set = (id: string, value: AttributeValue | undefined) => {
    const { [id]: _before, ...others } = action.attributes
    onChange({ ...action, attributes: value === undefined ? others : { ...others, [id]: value } })
  }
  return (
    <>
      <Select
        label="Ticket type"
        required
        placeholder="Choose a type"
        value={type?.id ?? null}
        onChange={(typeId) => onChange({ ...action, typeId, attributes: {} })}
        options={types.map((t) => ({ value: t.id, label: t.name, icon: t.icon }))}
      />
      <TextField
        label="Title"
        required
        dir="auto"
        autoComplete="off"
        hint={braces}
        value={action.title}
        onChange={(event) => onChange({ ...action, title: event.target.value })}
      />
      <TextArea
        label="Description"
        value={action.description}
        onChange={(event) => onChange({ ...action, description: event.target.value })}
      />
      {asked.map((attribute) => (
        <AttributeInput
          key={attribute.id}
          attribute={attribute}
          timeZone={timeZone}
          store={teamFiles}
          required={attribute.requiredOnCreate}
          value={action.attributes[attribute.id]}
          files={[]}
          onFiles={() => {}}
          onChange={(value) => set(attribute.id, value)}
        />
      ))}
    </>
  )
}
