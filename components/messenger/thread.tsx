"use client"

import { Paperclip } from "lucide-react"
import { type DragEvent, useState } from "react"
import { EmptyState } from "@/components/ui/empty-state"
import { SkeletonTimeline } from "@/components/ui/skeleton"
import { Composer } from "./composer"
import { useMarkSeen, useOverview, type useThread } from "./data"
import { NotShown, Reading } from "./pane"
import { Timeline } from "./timeline"
import { useWriting } from "./use-writing"

type Props = { id: string; thread: ReturnType<typeof useThread> }

/** A conversation: what was said, and where one answers (SPEC C1, N2). Files can be dropped anywhere on it. */
export function Thread({ id, thread }: Props) {
  const { workspace } = useOverview()
  const writing = useWriting(id)
  const { newest, starting, entries, query } = thread
  useMarkSeen(newest, entries.at(-1)?.n ?? 0)
  const [seen, setSeen] = useState<number | null>(null)
  if (seen === null && newest) setSeen(newest.seen)
  if (!newest && !starting && query.error)
    return <NotShown failure={query.error} retry={() => void query.refetch()} />
  return (
    <DropZone onFiles={writing.attachments.add}>
      {newest || starting ? (
        <Timeline
          thread={thread}
          team={workspace.name}
          seen={seen ?? newest?.seen ?? 0}
          onEdit={writing.edit}
          empty={<EmptyState className="grow">Nothing has been said here yet.</EmptyState>}
        />
      ) : (
        <div className="grow">
          <SkeletonTimeline />
        </div>
      )}
      <Composer writing={writing} placeholder={`Write to ${workspace.name}`} focus={starting} />
    </DropZone>
  )
}

/** The sheet to begin a conversation on. */
export function NewThread() {
  const { workspace } = useOverview()
  const writing = useWriting(null)
  return (
    <DropZone onFiles={writing.attachments.add}>
      <Reading label="What happens here" className="flex min-h-0 grow flex-col px-5 py-6">
        <p className="mt-auto text-lg font-semibold text-balance text-ink">What can we do for you?</p>
        <p className="mt-1 max-w-96 text-read text-ink-2">
          Tell us what happened in your own words; pictures help. We answer right here
          <Mailed />.
        </p>
      </Reading>
      <Composer writing={writing} placeholder={`Write to ${workspace.name}`} focus />
    </DropZone>
  )
}

function Mailed() {
  const { me } = useOverview()
  return me.email ? (
    <>
      {" and by e-mail to "}
      <bdi className="wrap-anywhere">{me.email}</bdi>
    </>
  ) : null
}

const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files")

function DropZone({ onFiles, children }: { onFiles: (files: File[]) => void; children: React.ReactNode }) {
  const [over, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button to attach files does the same by keyboard
    <div
      className="relative flex min-h-0 grow flex-col"
      onDragOver={(event) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        setOver(false)
        if (!carriesFiles(event)) return
        event.preventDefault()
        onFiles([...event.dataTransfer.files])
      }}
    >
      {children}
      {over ? (
        <div className="pointer-events-none absolute inset-2 z-10 flex items-center justify-center gap-2 rounded-xl border-2 border-dashed border-front bg-surface/90 text-lg font-semibold text-accent-text">
          <Paperclip aria-hidden className="size-5" />
          Drop to attach
        </div>
      ) : null}
    </div>
  )
}
