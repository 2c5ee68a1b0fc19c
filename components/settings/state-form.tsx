"use client"

import { type FormEvent, useState } from "react"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { InlineError } from "@/components/ui/inline-error"
import { TextField } from "@/components/ui/text-field"
import { useStored } from "@/components/ui/use-stored"
import { newId } from "@/lib/shared/ids"
import { addState, editState } from "@/lib/ticket-types/actions"
import type { StateCategory } from "@/lib/ticket-types/rules"
import { whyNotWithout } from "@/lib/ticket-types/rules/states"
import type { StateItem, TypeView } from "@/lib/ticket-types/views"
import { toFirstProblem } from "./to-first-problem"
import { Conflict, Unsaved } from "./unsaved"
import { useCommand } from "./use-command"
import { plain } from "./use-versioned-draft"

type Settings = { internalLabel: string; customerLabel: string; typeIds: string[] }
/** What is typed and the stored settings that it was made of; null while nothing is. */
type Draft = { typed: Settings | null; before: Settings | null; newId: string | null }
const nothing: Draft = { typed: null, before: null, newId: null }

type Props = {
  category: StateCategory
  /** Null for a new one. */
  state: StateItem | null
  states: StateItem[]
  types: TypeView[]
  onDone: () => void
}

/** A state's two labels and the types that use it (SPEC T5). */
export function StateForm({ category, state, states, types, onDone }: Props) {
  const [draft, change, clear] = useStored<Draft>(`state.${state?.id ?? `new.${category}`}`, nothing)
  const [tried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const { give, busy } = useCommand()
  const stored = settingsOf(state, types)
  const settings = draft.typed ?? stored
  const isDirty = draft.typed !== null && plain(draft.typed) !== plain(stored)
  const isStale = isDirty && state !== null && plain(draft.before) !== plain(stored)
  const put = (part: Partial<Settings>) =>
    change({ typed: { ...settings, ...part }, before: draft.typed ? draft.before : stored })
  const save = async (before: Settings) => {
    setTried(true)
    setRefusal(undefined)
    if (settings.internalLabel.trim() === "" || settings.customerLabel.trim() === "") return toFirstProblem()
    const commandId = draft.newId ?? newId()
    if (!state) change({ newId: commandId })
    const result = state
      ? await give(
          editState,
          { stateId: state.id, before, ...settings },
          { quiet: true, said: "The state is saved." },
        )
      : await give(
          addState,
          { category, ...settings },
          { commandId, quiet: true, said: "The state is added." },
        )
    if (!result.ok && result.code !== "unchanged") {
      if (!state && result.code !== "busy") change({ newId: null })
      return setRefusal(result.sentence)
    }
    clear()
    onDone()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save(draft.typed && draft.before ? draft.before : stored)
  }
  const say = (text: string, sentence: string) => (tried && text.trim() === "" ? sentence : undefined)
  return (
    <form
      noValidate
      aria-label={state ? `State ${state.internalLabel}` : "New state"}
      onSubmit={submit}
      className="flex flex-col gap-4"
    >
      {isStale ? (
        <Conflict
          theirs={`“${stored.internalLabel}”, to customers “${stored.customerLabel}”, used by ${namesOf(types, stored.typeIds) || "no type"}`}
          onMine={() => void save(stored)}
          onTheirs={clear}
        />
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Teammates call it"
          required
          dir="auto"
          autoComplete="off"
          value={settings.internalLabel}
          error={say(settings.internalLabel, "Please say what teammates call it.")}
          onChange={(event) => put({ internalLabel: event.target.value })}
        />
        <TextField
          label="Customers read"
          required
          dir="auto"
          autoComplete="off"
          hint="Shown to the customers of Customer tickets and shared tickets."
          value={settings.customerLabel}
          error={say(settings.customerLabel, "Please say what customers read.")}
          onChange={(event) => put({ customerLabel: event.target.value })}
        />
      </div>
      <UsedBy {...{ settings, state, states, types, put }} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary-front" busy={busy}>
          {state ? "Save state" : "Add state"}
        </Button>
        <Button onClick={onDone}>Close</Button>
        {isDirty ? <Unsaved onDiscard={clear} /> : null}
        {refusal ? (
          <div role="alert">
            <InlineError>{refusal}</InlineError>
          </div>
        ) : null}
      </div>
    </form>
  )
}

type UsedByProps = {
  settings: Settings
  state: StateItem | null
  states: StateItem[]
  types: TypeView[]
  put: (part: Partial<Settings>) => void
}

function UsedBy({ settings, state, states, types, put }: UsedByProps) {
  const { typeIds } = settings
  const set = (id: string, on: boolean) =>
    put({ typeIds: (on ? [...typeIds, id] : typeIds.filter((other) => other !== id)).sort() })
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium text-ink-2">Types that use it</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {types.map((type) => (
          <Checkbox
            key={type.id}
            label={`${type.icon} ${type.name}${type.archived ? " (archived)" : ""}`}
            checked={typeIds.includes(type.id)}
            disabledReason={
              state && typeIds.includes(type.id) ? whyNotWithout(type, state, states)?.sentence : undefined
            }
            onCheckedChange={(on) => set(type.id, on)}
          />
        ))}
      </div>
    </fieldset>
  )
}

function settingsOf(state: StateItem | null, types: TypeView[]): Settings {
  const using = state ? types.filter((type) => type.stateIds.includes(state.id)) : types
  const typeIds = using.map((type) => type.id).sort()
  return { internalLabel: state?.internalLabel ?? "", customerLabel: state?.customerLabel ?? "", typeIds }
}

function namesOf(types: TypeView[], ids: string[]): string {
  return new Intl.ListFormat("en").format(types.filter((t) => ids.includes(t.id)).map((t) => t.name))
}
