"use client"

import { Select } from "@/components/ui/select"
import type { Names } from "@/lib/workflows/rules/words"
import type { TriggerView } from "@/lib/workflows/views"
import { DurationField } from "./duration-field"
import { triggerNames } from "./workflow-words"

type Props = { trigger: TriggerView; names: Names; onChange: (trigger: TriggerView) => void }

const any = "any"
const orAny = (value: string) => (value === any ? null : value)

function begin(on: TriggerView["on"]): TriggerView {
  if (on === "unanswered") return { on, minutes: 240 }
  if (on === "ticket_created") return { on, typeId: null }
  if (on === "state_changed") return { on, typeId: null, toStateId: null }
  return { on }
}

/** What starts a workflow, and of which type, to which state, after how long (SPEC F4). */
export function TriggerFields({ trigger, names, onChange }: Props) {
  const types = names.types.filter((t) => !t.archived || ("typeId" in trigger && t.id === trigger.typeId))
  return (
    <div className="flex flex-col gap-3">
      <Select
        label="Trigger"
        value={trigger.on}
        onChange={(on) => onChange(begin(on))}
        options={Object.entries(triggerNames).map(([value, label]) => ({
          value: value as TriggerView["on"],
          label,
        }))}
      />
      {"typeId" in trigger ? (
        <Select
          label="Ticket type"
          value={trigger.typeId ?? any}
          onChange={(value) => onChange({ ...trigger, typeId: orAny(value) })}
          options={[
            { value: any, label: "Any type" },
            ...types.map((t) => ({ value: t.id, label: t.name, icon: t.icon })),
          ]}
        />
      ) : null}
      {trigger.on === "state_changed" ? (
        <Select
          label="To the state"
          value={trigger.toStateId ?? any}
          onChange={(value) => onChange({ ...trigger, toStateId: orAny(value) })}
          options={[
            { value: any, label: "Any state" },
            ...names.states
              .filter((s) => !s.archived || s.id === trigger.toStateId)
              .map((s) => ({ value: s.id, label: s.internalLabel })),
          ]}
        />
      ) : null}
      {trigger.on === "unanswered" ? (
        <DurationField
          label="Unanswered for"
          minutes={trigger.minutes}
          onChange={(minutes) => onChange({ ...trigger, minutes })}
        />
      ) : null}
    </div>
  )
}
