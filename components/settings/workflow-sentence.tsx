import { ArrowRight } from "lucide-react"
import { Fragment } from "react"
import type { Names } from "@/lib/workflows/rules/words"
import type { DefinitionView, WorkflowView } from "@/lib/workflows/views"
import type { Problems } from "./workflow-validation"
import { actionSentence, conditionSentence, triggerSentence } from "./workflow-words"

type Props = { definition: DefinitionView; names: Names; problems?: Problems }

/** A workflow in one line: when, if, then. */
export function WorkflowSentence({ definition, names, problems }: Props) {
  const { trigger, conditions, actions } = definition
  const parts = [
    `When ${triggerSentence(trigger, names)}`,
    ...conditions.map((condition, at) =>
      problems?.conditions[at] ? "if …" : `if ${conditionSentence(condition, names)}`,
    ),
    ...actions.map((action, at) =>
      actionSentence(action, names, !problems?.actions[at]).replace(/^./, (letter) => letter.toLowerCase()),
    ),
  ]
  return (
    <p className="text-base text-ink-2 wrap-anywhere">
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence have no other identity
        <Fragment key={at}>
          {at > 0 ? (
            <>
              {" "}
              <ArrowRight aria-hidden className="inline size-3.5 text-ink-3" />
              <span className="sr-only">, </span>{" "}
            </>
          ) : null}
          {part}
        </Fragment>
      ))}
    </p>
  )
}

/** A workflow as somebody else saved it meanwhile. */
export function Saved({ workflow, names }: { workflow: WorkflowView; names: Names }) {
  return (
    <div className="my-2 rounded-md border border-current/30 px-3 py-2">
      <b className="font-medium">{workflow.name}</b>
      <WorkflowSentence definition={workflow.definition} names={names} />
    </div>
  )
}
