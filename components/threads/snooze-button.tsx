"use client"

import { Clock, Sunrise } from "lucide-react"
import { cloneElement, useLayoutEffect, useRef } from "react"
import { useGive } from "@/components/shell/use-give"
import { IconButton } from "@/components/ui/icon-button"
import { Lazy, lazyPart } from "@/components/ui/lazy-part"
import { usePopup } from "@/components/ui/use-popup"
import { wakeThread } from "@/lib/threads/actions"
import { whyNotSnooze } from "@/lib/threads/rules"

type Props = {
  thread: { id: string; category: string; status: "open" | "snoozed" | "closed" }
  /** The ticket's number, or null for a conversation. */
  number: number | null
}

const menu = lazyPart(() => import("./snooze-menu").then((part) => part.SnoozeMenu))

/** "Snooze" with its choices, or "Wake" while it is snoozed (SPEC Z1). */
export function SnoozeButton({ thread, number }: Props) {
  const kept = useKeptFocus(thread.status)
  return (
    <span className="contents" {...kept}>
      {thread.status === "snoozed" ? (
        <Wake thread={thread} number={number} />
      ) : (
        <Snooze thread={thread} number={number} />
      )}
    </span>
  )
}

/** One button takes the other's place: focus that stood on the old one, or in its menu, goes on to the new one. */
function useKeptFocus(status: string) {
  const ref = useRef<HTMLSpanElement>(null)
  const held = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the button has changed
  useLayoutEffect(() => {
    if (!held.current) return
    // After the menu, whose own way of giving focus back knows only what stood there before.
    const timer = setTimeout(() => ref.current?.querySelector("button")?.focus())
    return () => clearTimeout(timer)
  }, [status])
  return {
    ref,
    onFocus: () => {
      held.current = true
    },
    onBlur: () => {
      held.current = false
    },
  }
}

function Snooze({ thread, number }: Props) {
  const { mounted, triggerProps, half } = usePopup("menu", menu.warm)
  const soon = new Date(Date.now() + 60_000)
  const reason = whyNotSnooze(thread, soon, new Date())?.sentence
  const trigger = <IconButton label="Snooze" icon={<Clock />} disabledReason={reason} />
  if (reason) return trigger
  return (
    <>
      {cloneElement(trigger, triggerProps)}
      {mounted ? <Lazy part={menu} props={{ ...half, threadId: thread.id, number }} /> : null}
    </>
  )
}

function Wake({ thread, number }: Props) {
  const give = useGive()
  const data = { number, cause: "teammate", byNumber: null } as const
  const wake = () =>
    void give(
      wakeThread,
      { threadId: thread.id },
      {
        guess: [{ type: "thread.woken", thread: thread.id, data, places: [{ id: thread.id }] }],
        said: "Awake again.",
      },
    )
  return <IconButton label="Wake" icon={<Sunrise />} onClick={wake} />
}
