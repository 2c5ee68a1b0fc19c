"use client"

import { ArchiveRestore, ChevronRight, Plus } from "lucide-react"
import { useState } from "react"
import { announce } from "@/components/ui/announcer"
import { Button } from "@/components/ui/button"
import { InlineError } from "@/components/ui/inline-error"
import type { AttributeView } from "@/lib/ticket-types/views"
import { MoveControls } from "./move-controls"
import { Part } from "./page-parts"
import { AttributeEditor } from "./ticket-type-attribute"
import { newAttribute } from "./ticket-type-draft"
import type { PartProps } from "./ticket-type-parts"
import { attributeWords } from "./ticket-type-words"
import { useMoving } from "./use-moving"

const nameOf = (attribute: AttributeView) => attribute.name.trim() || "New attribute"

/** A type's own fields in their order: each opens where it stands; moved by buttons, keys or dragging (SPEC T4). */
export function AttributesPart({ draft, put, problemAt, stored }: PartProps & { stored: AttributeView[] }) {
  const [openId, setOpenId] = useState<string | null>(null)
  const active = draft.attributes.filter((attribute) => !attribute.archived)
  const archived = draft.attributes.filter((attribute) => attribute.archived)
  const setAll = (next: AttributeView[]) => put({ attributes: [...next, ...archived] })
  const { move, row, handle } = useMoving(active, setAll, nameOf)
  const add = () => {
    const attribute = newAttribute()
    setOpenId(attribute.id)
    setAll([...active, attribute])
    announce("An attribute was added.", { quiet: true })
  }
  const set = (next: AttributeView) =>
    put({ attributes: draft.attributes.map((other) => (other.id === next.id ? next : other)) })
  const remove = (attribute: AttributeView, isStored: boolean) =>
    isStored
      ? set({ ...attribute, archived: true })
      : put({ attributes: draft.attributes.filter((other) => other.id !== attribute.id) })
  return (
    <Part
      title="Attributes"
      about="The fields that tickets of this type have, beside the title, which is always required, and the description."
    >
      {active.length === 0 ? (
        <p className="text-base text-ink-2">No attribute yet. Add what has to be known of such a ticket.</p>
      ) : null}
      <ol aria-label="Attributes" className="flex flex-col rounded-lg border border-line empty:hidden">
        {active.map((attribute, at) => {
          const isStored = stored.find((other) => other.id === attribute.id) ?? null
          const problem = problemAt(attribute.id)
          const isOpen = openId === attribute.id || problem !== undefined
          return (
            <li
              key={attribute.id}
              {...row(at)}
              data-problem={problem ? "" : undefined}
              className="min-w-0 not-first:border-t not-first:border-line"
            >
              <div className="flex items-center gap-1 py-1.5 pr-2 pl-1.5">
                <Toggle
                  attribute={attribute}
                  isOpen={isOpen}
                  onToggle={() => setOpenId(isOpen ? null : attribute.id)}
                />
                {active.length > 1 ? (
                  <MoveControls
                    name={nameOf(attribute)}
                    at={at}
                    count={active.length}
                    move={move}
                    handle={handle(at)}
                  />
                ) : null}
              </div>
              {isOpen ? (
                <AttributeEditor
                  attribute={attribute}
                  category={draft.category}
                  stored={isStored}
                  error={problem}
                  onChange={set}
                  onRemove={() => remove(attribute, isStored !== null)}
                />
              ) : problem ? (
                <InlineError>{problem}</InlineError>
              ) : null}
            </li>
          )
        })}
      </ol>
      <Button size="sm" icon={<Plus />} className="self-start" onClick={add}>
        Add attribute
      </Button>
      <ArchivedAttributes
        attributes={archived}
        onRestore={(attribute) => set({ ...attribute, archived: false })}
      />
    </Part>
  )
}

type ToggleProps = { attribute: AttributeView; isOpen: boolean; onToggle: () => void }

function Toggle({ attribute, isOpen, onToggle }: ToggleProps) {
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={onToggle}
      className="flex min-h-8 min-w-0 grow items-center gap-2 rounded-md px-1.5 text-left hover:bg-hover pointer-coarse:min-h-11"
    >
      <ChevronRight
        aria-hidden
        className={`size-4 shrink-0 text-ink-3 transition-transform ${isOpen ? "rotate-90" : ""}`}
      />
      <span className="min-w-0">
        <span dir="auto" className="text-base text-ink wrap-anywhere">
          {nameOf(attribute)}
        </span>
        <span className="block text-sm text-ink-3 wrap-anywhere">{attributeWords(attribute)}</span>
      </span>
    </button>
  )
}

type ArchivedProps = { attributes: AttributeView[]; onRestore: (attribute: AttributeView) => void }

function ArchivedAttributes({ attributes, onRestore }: ArchivedProps) {
  if (attributes.length === 0) return null
  return (
    <details className="text-base text-ink-2">
      <summary className="w-fit rounded-sm text-sm text-ink-3">
        Archived attributes ({attributes.length})
      </summary>
      <p className="mt-2 text-sm text-ink-3">
        Tickets that carry a value keep it; nobody is asked for it any more.
      </p>
      <ul aria-label="Archived attributes" className="mt-2 flex flex-col gap-1">
        {attributes.map((attribute) => (
          <li key={attribute.id} className="flex flex-wrap items-center gap-2">
            <span dir="auto" className="wrap-anywhere">
              {attribute.name}
            </span>
            <Button size="sm" variant="ghost" icon={<ArchiveRestore />} onClick={() => onRestore(attribute)}>
              Restore {attribute.name}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
