"use client"

import { ChevronRight, Plus, X } from "lucide-react"
import { useState } from "react"
import { announce } from "@/components/ui/announcer"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { InlineError } from "@/components/ui/inline-error"
import { Menu } from "@/components/ui/menu"
import type { Names } from "@/lib/workflows/rules/words"
import type { ActionView } from "@/lib/workflows/views"
import { MoveControls } from "./move-controls"
import { useMoving } from "./use-moving"
import { ActionFields } from "./workflow-action-fields"
import { beginAction } from "./workflow-action-kinds"
import { actionNames, actionSentence } from "./workflow-words"

type Props = {
  actions: ActionView[]
  names: Names
  timeZone: string
  /** What is wrong with each, as far as it should be said already. */
  problems: (string | null)[]
  /** Which are complete, so that their sentence can be said. */
  complete: boolean[]
  onChange: (actions: ActionView[]) => void
}

const kinds = Object.keys(actionNames) as ActionView["do"][]

/** The steps in their order: each a sentence that opens where it stands; moved by buttons, keys or dragging. */
export function Actions({ actions, names, timeZone, problems, complete, onChange }: Props) {
  const [openId, setOpenId] = useState<string | null>(null)
  const { move, row, handle } = useMoving(actions, onChange, (action) => actionNames[action.do])
  const add = (kind: ActionView["do"]) => {
    const action = beginAction(kind)
    setOpenId(action.id)
    onChange([...actions, action])
    announce(`Step ${actions.length + 1} added: ${actionNames[kind]}.`, { quiet: true })
  }
  return (
    <div className="flex flex-col gap-3">
      {actions.length === 0 ? <p className="text-base text-ink-2">Nothing yet. Add the first step.</p> : null}
      <ol aria-label="Steps" className="flex flex-col rounded-lg border border-line empty:hidden">
        {actions.map((action, at) => {
          const name = actionSentence(action, names, complete[at] ?? false)
          const isOpen = openId === action.id || Boolean(problems[at])
          return (
            <li
              key={action.id}
              {...row(at)}
              data-problem={problems[at] ? "" : undefined}
              className="min-w-0 not-first:border-t not-first:border-line"
            >
              <div className="flex items-center gap-1 py-1.5 pr-2 pl-1.5">
                <StepToggle
                  at={at}
                  name={name}
                  isOpen={isOpen}
                  describedBy={problems[at] ? `problem-${action.id}` : undefined}
                  onToggle={() => setOpenId(isOpen ? null : action.id)}
                />
                {actions.length > 1 ? (
                  <MoveControls name={name} at={at} count={actions.length} move={move} handle={handle(at)} />
                ) : null}
                <IconButton
                  size="sm"
                  label={`Remove step ${at + 1}: ${name}`}
                  icon={<X />}
                  onClick={() => onChange(actions.filter((other) => other.id !== action.id))}
                />
              </div>
              {isOpen ? (
                <fieldset className="flex flex-col gap-3 px-4 pb-4">
                  <legend className="sr-only">Step {at + 1}</legend>
                  <ActionFields
                    action={action}
                    names={names}
                    timeZone={timeZone}
                    onChange={(next) => onChange(actions.with(at, next))}
                  />
                  {problems[at] ? (
                    <InlineError id={`problem-${action.id}`}>{problems[at]}</InlineError>
                  ) : null}
                </fieldset>
              ) : null}
            </li>
          )
        })}
      </ol>
      <Menu
        label="Add step"
        trigger={
          <Button size="sm" icon={<Plus />} className="self-start">
            Add step
          </Button>
        }
        items={kinds.map((kind) => ({ label: actionNames[kind], onSelect: () => add(kind) }))}
      />
    </div>
  )
}

type ToggleProps = {
  at: number
  name: string
  isOpen: boolean
  describedBy: string | undefined
  onToggle: () => void
}

function StepToggle({ at, name, isOpen, describedBy, onToggle }: ToggleProps) {
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-describedby={describedBy}
      onClick={onToggle}
      className="flex min-h-8 min-w-0 grow items-center gap-2 rounded-md px-1.5 text-left text-base text-ink hover:bg-hover pointer-coarse:min-h-11"
    >
      <ChevronRight
        aria-hidden
        className={`size-4 shrink-0 text-ink-3 transition-transform ${isOpen ? "rotate-90" : ""}`}
      />
      <span className="w-4 shrink-0 text-sm text-ink-3 tabular">{at + 1}</span>
      <span className="min-w-0 wrap-anywhere">{name}</span>
    </button>
  )
}
