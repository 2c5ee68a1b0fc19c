"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { AlertDialog } from "@/components/ui/dialog"
import { Select } from "@/components/ui/select"
import { mergeTag } from "@/lib/tags/actions"
import { carriedBy } from "@/lib/tags/rules"
import type { TagItem } from "@/lib/tags/views"
import { useCommand } from "./use-command"

type Props = { tag: TagItem; others: TagItem[]; onDone: () => void }

/** Puts a tag into another, after a question that says in figures what changes. */
export function MergeTag({ tag, others, onDone }: Props) {
  const [into, setInto] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const { give, busy } = useCommand()
  const target = others.find((other) => other.id === into)
  const { conversations, tickets } = tag
  const merge = async () => {
    setAsking(false)
    const known = { conversations, tickets }
    const said = `“${tag.name}” is merged into “${target?.name}”.`
    const result = await give(mergeTag, { tagId: tag.id, into, known }, { said })
    if (result.ok) onDone()
  }
  return (
    <div className="flex min-w-0 grow flex-wrap items-end gap-2">
      <Select
        className="w-56 max-w-full"
        label={`Merge “${tag.name}” into`}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={into}
        onChange={setInto}
        placeholder="Choose a tag"
      />
      <Button
        busy={busy}
        disabledReason={target ? undefined : "Choose the tag that stays."}
        onClick={() => setAsking(true)}
      >
        Merge
      </Button>
      <Button variant="ghost" onClick={onDone}>
        Cancel
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Merge tags"
        confirmLabel="Merge"
        tone="danger"
        onConfirm={() => void merge()}
      >
        <p>
          {conversations + tickets === 0 ? `Nothing carries “${tag.name}”. ` : null}
          {conversations + tickets > 0
            ? `${carriedBy(tag)} will carry “${target?.name}” instead of “${tag.name}”. `
            : null}
          “{tag.name}” is gone then, and this can’t be undone. Timelines go on saying what was done with it.
        </p>
        <Naming workflows={tag.workflows} />
      </AlertDialog>
    </div>
  )
}

/** The workflows that name a tag go on naming it. */
export function Naming({ workflows }: { workflows: string[] }) {
  if (workflows.length === 0) return null
  const names = workflows.map((name) => `“${name}”`).join(", ")
  return (
    <p className="mt-2">
      {workflows.length === 1
        ? `The workflow ${names} names it still`
        : `The workflows ${names} name it still`}
      : change that as well.
    </p>
  )
}
