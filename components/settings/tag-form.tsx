"use client"

import { Plus } from "lucide-react"
import { type FormEvent, useState } from "react"
import { Button } from "@/components/ui/button"
import { TextField } from "@/components/ui/text-field"
import { useStored } from "@/components/ui/use-stored"
import { addTag, renameTag } from "@/lib/tags/actions"
import type { TagItem } from "@/lib/tags/views"
import { Conflict } from "./unsaved"
import { useCommand } from "./use-command"

const nothing = { name: "" }

/** Makes a tag; what is typed stays in this browser until it is one. */
export function AddTag() {
  const [{ name }, change, clear] = useStored("settings.new-tag", nothing)
  const [error, setError] = useState<string>()
  const { give, busy } = useCommand()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const result = await give(addTag, { name }, { said: `“${name.trim()}” is there.`, quiet: true })
    setError(result.ok ? undefined : result.sentence)
    if (result.ok) clear()
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex items-start gap-2">
      <TextField
        className="max-w-sm grow"
        label="New tag"
        autoComplete="off"
        maxLength={60}
        value={name}
        error={error}
        onChange={(event) => change({ name: event.target.value })}
      />
      <Button type="submit" icon={<Plus />} busy={busy} className="mt-6">
        Add tag
      </Button>
    </form>
  )
}

type Draft = { name: string | null; before: string }
const untouched: Draft = { name: null, before: "" }

/** Renames a tag where it stands; a name that somebody else saved meanwhile is shown beside the one typed here. */
export function RenameTag({ tag, onDone }: { tag: TagItem; onDone: () => void }) {
  const [draft, change, clear] = useStored<Draft>(`settings.tag.${tag.id}`, untouched)
  const [error, setError] = useState<string>()
  const { give, busy } = useCommand()
  const name = draft.name ?? tag.name
  const before = draft.name === null ? tag.name : draft.before
  const leave = () => {
    clear()
    onDone()
  }
  const save = async (from: string) => {
    const said = `“${from}” is “${name.trim()}” now, everywhere.`
    const result = await give(renameTag, { tagId: tag.id, before: from, name }, { said, quiet: true })
    if (result.ok || result.code === "unchanged") return leave()
    setError(result.code === "changed_meanwhile" ? undefined : result.sentence)
  }
  return (
    <div className="flex min-w-0 grow flex-col gap-2">
      {before !== tag.name ? (
        <Conflict theirs={`“${tag.name}”.`} onMine={() => void save(tag.name)} onTheirs={leave} />
      ) : null}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save(before)
        }}
        className="flex flex-wrap items-start gap-2"
      >
        <TextField
          className="max-w-sm min-w-40 grow"
          label={`New name of ${tag.name}`}
          hideLabel
          autoFocus
          autoComplete="off"
          maxLength={60}
          value={name}
          error={error}
          onChange={(event) => change({ name: event.target.value, before })}
        />
        <Button type="submit" busy={busy}>
          Save name
        </Button>
        <Button variant="ghost" onClick={leave}>
          Cancel
        </Button>
      </form>
    </div>
  )
}
