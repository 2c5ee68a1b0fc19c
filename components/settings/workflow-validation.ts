import { typedValue } from "@/components/ui/attribute-input"
import { type AttributeValue, isEmptyValue } from "@/lib/shared/attributes"
import { Action, Condition, Trigger } from "@/lib/workflows/inputs"
import { whyNotDefinition } from "@/lib/workflows/rules/saving"
import type { Names } from "@/lib/workflows/rules/words"
import type { ActionView, ConditionView, DefinitionView } from "@/lib/workflows/views"
import { conditionKinds } from "./workflow-condition-kinds"

/** What is missing or wrong, said where it is; null where nothing is. */
export type Problems = {
  trigger: string | null
  conditions: (string | null)[]
  actions: (string | null)[]
  whole: string | null
}

type Issue = { code?: string; message: string; errors?: Issue[][] }

/** Our own sentences begin with "Please" or end with a full stop; what a union says of its other members does not. */
function sentenceIn(issues: Issue[]): string | null {
  for (const issue of issues) {
    const inner = issue.errors?.map(sentenceIn).find((found) => found !== null)
    if (inner) return inner
    if (issue.code !== "invalid_union" && /^Please|\.$/.test(issue.message)) return issue.message
  }
  return null
}

type Schema = {
  safeParse: (value: unknown) => { success: boolean; error?: { issues: unknown[] } | undefined }
}

function whyNotParsed(schema: Schema, value: unknown): string | null {
  const parsed = schema.safeParse(value)
  if (parsed.success) return null
  return sentenceIn((parsed.error?.issues ?? []) as Issue[]) ?? "Please complete this."
}

function whyNotChosen({ field, value }: ConditionView): string | null {
  if (value !== "") return null
  return conditionKinds[field].choices ? "Please choose one." : "Please say which words."
}

const always = { on: "conversation_started" } as const

/** Looks at each part of a workflow by the same rules that the server holds it against (SPEC §10). */
export function problemsOf(draft: DefinitionView, names: Names): Problems {
  const definition = readyDefinition(draft, names)
  const { trigger, conditions, actions } = definition
  const alone = (part: Partial<DefinitionView>) =>
    whyNotDefinition({ trigger: always, conditions: [], actions: [], ...part }, names)?.sentence ?? null
  return {
    trigger: whyNotParsed(Trigger, trigger) ?? alone({ trigger }),
    conditions: conditions.map((condition) => whyNotChosen(condition) ?? whyNotParsed(Condition, condition)),
    actions: actions.map((action) => whyNotParsed(Action, action) ?? alone({ actions: [action] })),
    whole: actions.length === 0 ? "Please add an action." : null,
  }
}

/** Whether anything speaks against saving. */
export function isSound({ trigger, conditions, actions, whole }: Problems): boolean {
  return [trigger, whole, ...conditions, ...actions].every((problem) => problem === null)
}

/** What was typed as the values it stands for: numbers are read, empty attributes left out. */
export function readyDefinition(draft: DefinitionView, names: Names): DefinitionView {
  return { ...draft, actions: draft.actions.map((action) => readyAction(action, names)) }
}

function readyAction(action: ActionView, names: Names): ActionView {
  if (action.do !== "create_ticket") return action
  const type = names.types.find((t) => t.id === action.typeId)
  const filled = (type?.attributes ?? [])
    .map((a) => [a.id, typedValue(a, action.attributes[a.id])] as const)
    .filter((pair): pair is [string, AttributeValue] => !isEmptyValue(pair[1]))
  return { ...action, attributes: Object.fromEntries(filled) }
}
