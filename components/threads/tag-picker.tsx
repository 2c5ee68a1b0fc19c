"use client"

import { Tag } from "lucide-react"
import { useDirectory } from "@/components/shell/data"
import { useGive } from "@/components/shell/use-give"
import { Button } from "@/components/ui/button"
import { Chip } from "@/components/ui/chip"
import { MultiSelect } from "@/components/ui/multi-select"
import { newId } from "@/lib/shared/ids"
import { addTag } from "@/lib/tags/actions"
import { tagName } from "./sentences"

type TagPickerProps = {
  tagIds: string[]
  disabledReason?: string | undefined
  onAdd: (tagId: string) => void
  onRemove: (tagId: string) => void
}

/** "Tags": those it carries, and a list to give or take them; a name that isn't there yet can be made. */
export function TagPicker({ tagIds, disabledReason, onAdd, onRemove }: TagPickerProps) {
  const directory = useDirectory()
  const give = useGive()
  const trigger = (
    <Button variant="ghost" size="sm" icon={<Tag />} disabledReason={disabledReason}>
      Tags
    </Button>
  )
  const change = (next: string[]) => {
    for (const id of next) if (!tagIds.includes(id)) onAdd(id)
    for (const id of tagIds) if (!next.includes(id)) onRemove(id)
  }
  const create = async (name: string) => {
    const commandId = newId()
    const result = await give(addTag, { name }, { commandId })
    if (result.ok) onAdd(commandId)
  }
  return (
    <>
      {disabledReason ? (
        trigger
      ) : (
        <MultiSelect
          label="Tags"
          trigger={trigger}
          options={directory.tags.filter((t) => !t.archived).map((t) => ({ value: t.id, label: t.name }))}
          value={tagIds}
          onChange={change}
          onCreate={(name) => void create(name)}
          placeholder="Find or make a tag"
          empty="No tags yet. Type a name to make the first."
        />
      )}
      {tagIds.map((id) => (
        <Chip key={id} size="sm">
          {tagName(directory, id)}
        </Chip>
      ))}
    </>
  )
}
