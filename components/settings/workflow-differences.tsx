import { differencesOf } from "@/lib/workflows/rules/differences"
import { type Names, quoted } from "@/lib/workflows/rules/words"
import type { ActionView, DefinitionView } from "@/lib/workflows/views"
import { actionSentence, conditionSentence, triggerSentence } from "./workflow-words"

type Props = { before: DefinitionView | null; definition: DefinitionView; names: Names }

/** What a version does otherwise than the one before it, in plain words. */
export function DifferenceList({ before, definition, names }: Props) {
  if (!before) return <p className="text-base text-ink-2">This is the first version.</p>
  const sentences = sentencesOf(before, definition, names)
  if (sentences.length === 0)
    return <p className="text-base text-ink-2">It does the same as the one before it.</p>
  return (
    <ul aria-label="What differs" className="flex list-disc flex-col gap-1.5 pl-5 text-base">
      {sentences.map((sentence) => (
        <li key={sentence} dir="auto" className="wrap-anywhere">
          {sentence}
        </li>
      ))}
    </ul>
  )
}

function sentencesOf(before: DefinitionView, now: DefinitionView, names: Names): string[] {
  const { trigger, conditions, actions } = differencesOf(before, now)
  const act = (action: ActionView) => actionSentence(action, names, true)
  const started = triggerSentence(before.trigger, names)
  const sentences = [
    ...(trigger ? [`It starts when ${triggerSentence(now.trigger, names)}. Before: when ${started}.`] : []),
    ...conditions.added.map((one) => `New condition: ${conditionSentence(one, names)}.`),
    ...conditions.removed.map((one) => `No longer a condition: ${conditionSentence(one, names)}.`),
    ...actions.added.map((one) => `New step: ${act(one)}.`),
    ...actions.removed.map((one) => `No longer a step: ${act(one)}.`),
    ...actions.changed.map((one) => `Step changed: ${act(one.now)}. ${wasBefore(one.before, one.now, act)}`),
    ...(actions.moved ? ["The steps stand in another order."] : []),
  ]
  return [...new Set(sentences)]
}

function wasBefore(before: ActionView, now: ActionView, act: (action: ActionView) => string): string {
  if (act(before) !== act(now)) return `Before: ${act(before)}.`
  if ("text" in before && "text" in now && before.text !== now.text)
    return `Before it said: ${quoted(before.text)}`
  return "It has other values."
}
