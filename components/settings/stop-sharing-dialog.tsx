"use client"

import { AlertDialog } from "@/components/ui/dialog"
import { countTickets } from "@/lib/ticket-types/rules/stopping"
import type { SharedTickets } from "@/lib/ticket-types/views"

type Props = {
  asked: boolean
  typeName: string
  shared: SharedTickets
  onCancel: () => void
  onConfirm: () => void
}

/** Asks before a type's sharing is turned off while tickets are shared: how many, and the tags that go (SPEC T7, S6). */
export function StopSharingDialog({ asked, typeName, shared: { count, tags }, onCancel, onConfirm }: Props) {
  const names = new Intl.ListFormat("en").format(tags.map((tag) => `“${tag.name}”`))
  const title = `Stop sharing ${countTickets(count)}`
  return (
    <AlertDialog
      open={asked}
      onOpenChange={(open) => !open && onCancel()}
      title={title}
      confirmLabel={title}
      tone="danger"
      onConfirm={onConfirm}
    >
      <p>
        {typeName} tickets can’t be shared any more, and {countTickets(count)} {count === 1 ? "is" : "are"}{" "}
        shared now. {count === 1 ? "Its customer" : "Their customers"} will no longer see{" "}
        {count === 1 ? "it" : "them"}, from now on.
      </p>
      {tags.length > 0 ? (
        <p className="mt-2">
          Only shared tickets carry tags, so {tags.length === 1 ? "the tag" : "the tags"} {names} will be
          removed from {count === 1 ? "it" : "them"}. The timelines keep what was removed.
        </p>
      ) : null}
    </AlertDialog>
  )
}
