"use client"

import { Checkbox } from "@/components/ui/checkbox"
import { Select } from "@/components/ui/select"
import { TextArea } from "@/components/ui/text-area"
import { typesForForms } from "@/lib/tickets/rules"
import type { ActionView } from "@/lib/workflows/views"
import { DurationField } from "./duration-field"
import { type ActionProps, braces } from "./workflow-action-props"
import { NewTicketFields } from "./workflow-new-ticket"

const nobody = "nobody"
const orNull = (value: string) => (value === nobody ? null : value)

/** The controls of one action, by its kind (SPEC F2, F4). */
export function ActionFields(props: ActionProps) {
  const { action, names, onChange } = props
  switch (action.do) {
    case "send_message":
      return (
        <TextArea
          label="Message to the customer"
          required
          hint={braces}
          value={action.text}
          onChange={(event) => onChange({ ...action, text: event.target.value })}
        />
      )
    case "send_form":
      return (
        <Select
          label="Ticket type"
          required
          placeholder="Choose a type"
          hint="Customer types, and back-office types that may be shared."
          value={action.typeId || null}
          onChange={(typeId) => onChange({ ...action, typeId })}
          options={typesForForms(names.types).map((t) => ({ value: t.id, label: t.name, icon: t.icon }))}
        />
      )
    case "tag":
      return (
        <Select
          label="Tag"
          required
          placeholder="Choose a tag"
          value={action.tagId || null}
          onChange={(tagId) => onChange({ ...action, tagId })}
          options={names.tags.filter((t) => !t.archived).map((t) => ({ value: t.id, label: t.name }))}
        />
      )
    case "change_state":
      return (
        <Select
          label="State"
          required
          placeholder="Choose a state"
          value={action.stateId || null}
          onChange={(stateId) => onChange({ ...action, stateId })}
          options={names.states
            .filter((s) => !s.archived)
            .map((s) => ({ value: s.id, label: s.internalLabel }))}
        />
      )
    case "wait":
      return (
        <DurationField
          label="Wait for"
          minutes={action.minutes}
          onChange={(minutes) => onChange({ ...action, minutes })}
        />
      )
    case "close":
      return (
        <p className="text-base text-ink-2">
          Nothing to choose. A closed conversation opens when the customer writes.
        </p>
      )
    case "create_ticket":
      return <NewTicketFields {...props} action={action} />
    default:
      return <OnEither {...props} action={action} />
  }
}

type Either = Extract<ActionView, { on: "conversation" | "ticket" }>

/** Actions that are about the conversation or about the ticket. */
function OnEither({ action, names, onChange }: ActionProps<Either>) {
  return (
    <>
      <Select
        label="Of"
        value={action.on}
        onChange={(on) => onChange({ ...action, on })}
        options={[
          { value: "conversation", label: "The conversation" },
          { value: "ticket", label: "The ticket" },
        ]}
      />
      {action.do === "assign" ? (
        <Select
          label="Assignee"
          value={action.teammateId ?? nobody}
          onChange={(value) => onChange({ ...action, teammateId: orNull(value) })}
          options={[
            { value: nobody, label: "Nobody" },
            ...names.teammates.filter((t) => !t.removed).map((t) => ({ value: t.id, label: t.name })),
          ]}
        />
      ) : null}
      {action.do === "assign_team" ? (
        <Select
          label="Team"
          value={action.teamId ?? nobody}
          onChange={(value) => onChange({ ...action, teamId: orNull(value) })}
          options={[
            { value: nobody, label: "No team" },
            ...names.teams.filter((t) => !t.archived).map((t) => ({ value: t.id, label: t.name })),
          ]}
        />
      ) : null}
      {action.do === "snooze" ? (
        <DurationField
          label="Snooze for"
          minutes={action.minutes}
          onChange={(minutes) => onChange({ ...action, minutes })}
        />
      ) : null}
      {action.do === "add_note" ? <NoteFields action={action} onChange={onChange} /> : null}
    </>
  )
}

type NoteProps = {
  action: Extract<ActionView, { do: "add_note" }>
  onChange: (action: ActionView) => void
}

function NoteFields({ action, onChange }: NoteProps) {
  return (
    <>
      <TextArea
        label="Note for teammates"
        required
        hint={braces}
        value={action.text}
        onChange={(event) => onChange({ ...action, text: event.target.value })}
      />
      {action.on === "ticket" ? (
        <Checkbox
          label="Cross-post it to the linked conversations"
          checked={action.crossPost}
          onCheckedChange={(crossPost) => onChange({ ...action, crossPost })}
        />
      ) : null}
    </>
  )
}
