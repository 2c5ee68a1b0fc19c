"use client"

import { Archive, ArchiveRestore, Merge, Pencil, Tag } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import { announce } from "@/components/ui/announcer"
import { EmptyState } from "@/components/ui/empty-state"
import { IconButton } from "@/components/ui/icon-button"
import { archiveTag, restoreTag } from "@/lib/tags/actions"
import { carriedBy } from "@/lib/tags/rules"
import type { TagItem } from "@/lib/tags/views"
import { RenameTag } from "./tag-form"
import { MergeTag } from "./tag-merge"
import { useCommand } from "./use-command"

/** The tags of a workspace, with what carries each and what can be done with it. */
export function TagList({ tags }: { tags: TagItem[] }) {
  const active = tags.filter((tag) => !tag.archived)
  const archived = tags.filter((tag) => tag.archived)
  return (
    <>
      {active.length === 0 ? (
        <EmptyState icon={<Tag />}>
          No tag yet. Name one above, such as “warranty”, and teammates can put it on conversations.
        </EmptyState>
      ) : (
        <ul aria-label="Tags" className="flex flex-col border-y border-line">
          {active.map((tag) => (
            <ActiveTag key={tag.id} tag={tag} others={active.filter((other) => other.id !== tag.id)} />
          ))}
        </ul>
      )}
      <ArchivedTags tags={archived} />
    </>
  )
}

const row = "flex flex-wrap items-center gap-x-4 gap-y-2 px-2 py-2 not-first:border-t not-first:border-line"

function ActiveTag({ tag, others }: { tag: TagItem; others: TagItem[] }) {
  const [doing, setDoing] = useState<"rename" | "merge" | null>(null)
  const buttons = useRef<HTMLSpanElement>(null)
  const wasDoing = useRef(false)
  useEffect(() => {
    // The focus goes back to where it came from, once that is there again.
    if (wasDoing.current && doing === null) buttons.current?.querySelector("button")?.focus()
    wasDoing.current = doing !== null
  }, [doing])
  const done = () => setDoing(null)
  return (
    <li className={row}>
      {doing === "rename" ? <RenameTag tag={tag} onDone={done} /> : null}
      {doing === "merge" ? <MergeTag tag={tag} others={others} onDone={done} /> : null}
      {doing === null ? (
        <>
          <Carried tag={tag} />
          <span ref={buttons} className="flex gap-1">
            <IconButton label={`Rename ${tag.name}`} icon={<Pencil />} onClick={() => setDoing("rename")} />
            <IconButton
              label={`Merge ${tag.name}`}
              icon={<Merge />}
              disabledReason={others.length === 0 ? "There is no other tag to merge it into." : undefined}
              onClick={() => setDoing("merge")}
            />
            <ArchiveTag tag={tag} />
          </span>
        </>
      ) : null}
    </li>
  )
}

function Carried({ tag }: { tag: TagItem }) {
  return (
    <span className="min-w-0 grow">
      <span dir="auto" className="text-base font-medium text-ink wrap-anywhere">
        {tag.name}
      </span>
      <span className="block text-sm text-ink-3">
        {tag.conversations + tag.tickets === 0 ? "On nothing yet" : `On ${carriedBy(tag)}`}
      </span>
    </span>
  )
}

/** Archiving can be undone, so it asks nothing and offers that. */
function ArchiveTag({ tag: { id, name, workflows } }: { tag: TagItem }) {
  const { give, busy } = useCommand()
  const archive = async () => {
    const result = await give(archiveTag, { tagId: id })
    if (!result.ok) return
    const named = workflows.length > 0 ? ` These workflows name it still: ${workflows.join(", ")}.` : ""
    const undo = () => void give(restoreTag, { tagId: id }, { said: `“${name}” can be given again.` })
    announce(`“${name}” is archived: what carries it keeps it.${named}`, {
      tone: "success",
      action: { label: "Undo", onAction: undo },
    })
  }
  return (
    <IconButton
      label={`Archive ${name}`}
      icon={<Archive />}
      aria-busy={busy || undefined}
      onClick={() => void archive()}
    />
  )
}

function ArchivedTags({ tags }: { tags: TagItem[] }) {
  const { give } = useCommand()
  if (tags.length === 0) return null
  return (
    <details className="text-base text-ink-2">
      <summary className="w-fit rounded-sm text-sm text-ink-3">Archived ({tags.length})</summary>
      <ul aria-label="Archived tags" className="mt-2 flex flex-col border-y border-line">
        {tags.map((tag) => (
          <li key={tag.id} className={row}>
            <Carried tag={tag} />
            <IconButton
              label={`Restore ${tag.name}`}
              icon={<ArchiveRestore />}
              onClick={() =>
                void give(restoreTag, { tagId: tag.id }, { said: `“${tag.name}” can be given again.` })
              }
            />
          </li>
        ))}
      </ul>
    </details>
  )
}
