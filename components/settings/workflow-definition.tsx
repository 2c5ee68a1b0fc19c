"use client"

import { useClock } from "@/components/ui/clock"
import { InlineError } from "@/components/ui/inline-error"
import type { Names } from "@/lib/workflows/rules/words"
import type { DefinitionView } from "@/lib/workflows/views"
import { Part } from "./page-parts"
import { Actions } from "./workflow-actions"
import { Conditions } from "./workflow-conditions"
import { TriggerFields } from "./workflow-trigger"
import type { Problems } from "./workflow-validation"

type DefinitionProps = {
  definition: DefinitionView
  names: Names
  problems: Problems
  /** Whether saving was tried, so that what is missing is said. */
  tried: boolean
  onChange: (definition: DefinitionView) => void
}

/** When, if, then. */
export function Definition({ definition, names, problems, tried, onChange }: DefinitionProps) {
  const { timeZone } = useClock()
  const said = tried ? problems : null
  const set = (part: Partial<DefinitionView>) => onChange({ ...definition, ...part })
  return (
    <>
      <Part title="When">
        <TriggerFields trigger={definition.trigger} names={names} onChange={(trigger) => set({ trigger })} />
        {said?.trigger ? <InlineError>{said.trigger}</InlineError> : null}
      </Part>
      <Part title="If" about="All of these have to hold when it happens.">
        <Conditions
          conditions={definition.conditions}
          names={names}
          problems={said?.conditions ?? []}
          onChange={(conditions) => set({ conditions })}
        />
      </Part>
      <Part
        title="Then"
        about="One step after the other. A step that is refused is recorded, and the next is taken."
      >
        <Actions
          actions={definition.actions}
          names={names}
          timeZone={timeZone}
          problems={said?.actions ?? []}
          complete={problems.actions.map((problem) => problem === null)}
          onChange={(actions) => set({ actions })}
        />
        {said?.whole ? <InlineError>{said.whole}</InlineError> : null}
      </Part>
    </>
  )
}
