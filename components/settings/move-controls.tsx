"use client"

import { ChevronDown, ChevronUp, GripVertical } from "lucide-react"
import type { ComponentProps } from "react"
import { IconButton } from "@/components/ui/icon-button"

type Props = {
  name: string
  at: number
  count: number
  move: (from: number, to: number) => void
  handle: ComponentProps<"span">
}

/** The ways to move a row without a keyboard: a handle to drag, and two buttons. */
export function MoveControls({ name, at, count, move, handle }: Props) {
  return (
    <span className="flex shrink-0 items-center">
      <span
        {...handle}
        aria-hidden
        className="flex h-6 w-4 cursor-grab items-center justify-center text-ink-3 pointer-coarse:hidden [&_svg]:size-3.5"
      >
        <GripVertical />
      </span>
      <IconButton
        size="sm"
        label={`Move up: ${name}`}
        aria-keyshortcuts="Alt+ArrowUp"
        icon={<ChevronUp />}
        disabledReason={at === 0 ? "This is the first." : undefined}
        onClick={() => move(at, at - 1)}
      />
      <IconButton
        size="sm"
        label={`Move down: ${name}`}
        aria-keyshortcuts="Alt+ArrowDown"
        icon={<ChevronDown />}
        disabledReason={at === count - 1 ? "This is the last." : undefined}
        onClick={() => move(at, at + 1)}
      />
    </span>
  )
}
