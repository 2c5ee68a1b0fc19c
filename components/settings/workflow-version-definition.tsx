"use client"

import { useClock } from "@/components/ui/clock"
import type { AttributeValue } from "@/lib/shared/attributes"
import { exactTime } from "@/lib/shared/times"
import type { TypeView } from "@/lib/ticket-types/views"
import type { Names } from "@/lib/workflows/rules/words"
import type { ActionView, DefinitionView } from "@/lib/workflows/views"
import { Part } from "./page-parts"
import { actionSentence, conditionSentence, triggerSentence } from "./workflow-words"

const asSentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`

/** What a version does, in the builder's words and to be read only. */
export function VersionDefinition({ definition, names }: { definition: DefinitionView; names: Names }) {
  const { trigger, conditions, actions } = definition
  return (
    <>
      <Part title="When">
        <p className="text-base wrap-anywhere">{asSentence(triggerSentence(trigger, names))}</p>
      </Part>
      <Part title="If">
        {conditions.length === 0 ? <p className="text-base text-ink-2">Always.</p> : null}
        <ul aria-label="Conditions" className="flex flex-col gap-1.5 empty:hidden">
          {conditions.map((condition, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no other identity
            <li key={at} dir="auto" className="text-base wrap-anywhere">
              {asSentence(conditionSentence(condition, names))}
            </li>
          ))}
        </ul>
      </Part>
      <Part title="Then">
        <ol aria-label="Steps" className="flex list-decimal flex-col gap-3 pl-6 text-base">
          {actions.map((action) => (
            <li key={action.id} className="min-w-0 pl-1 wrap-anywhere marker:text-ink-3">
              {actionSentence(action, names, true)}.
              <Says action={action} names={names} />
            </li>
          ))}
        </ol>
      </Part>
    </>
  )
}

const words = "mt-1 border-l-2 border-line pl-3 whitespace-pre-wrap text-ink-2"

/** The texts and values of an action that its sentence leaves out. */
function Says({ action, names }: { action: ActionView; names: Names }) {
  if ("text" in action)
    return (
      <p dir="auto" className={words}>
        {action.text}
      </p>
    )
  if (action.do !== "create_ticket") return null
  const type = names.types.find((one) => one.id === action.typeId)
  return (
    <dl className={`${words} grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1`}>
      <Row name="Title">{action.title}</Row>
      {action.description ? <Row name="Description">{action.description}</Row> : null}
      {Object.entries(action.attributes).map(([id, value]) => (
        <Attribute key={id} attribute={type?.attributes.find((one) => one.id === id)} value={value} />
      ))}
    </dl>
  )
}

type AttributeProps = { attribute: TypeView["attributes"][number] | undefined; value: AttributeValue }

function Attribute({ attribute, value }: AttributeProps) {
  const { timeZone } = useClock()
  const said = () => {
    if (typeof value === "boolean") return value ? "Yes" : "No"
    if (attribute?.kind === "list")
      return attribute.items.find((item) => item.id === value)?.name ?? "Something that is gone"
    if (attribute?.kind === "date_time") return exactTime(new Date(String(value)), { timeZone })
    return String(value)
  }
  return <Row name={attribute?.name ?? "Something that is gone"}>{said()}</Row>
}

function Row({ name, children }: { name: string; children: string }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd dir="auto" className="min-w-0">
        {children}
      </dd>
    </>
  )
}
