"use client"

import { CircleAlert, CircleCheck, X } from "lucide-react"
import { useEffect, useState, useSyncExternalStore } from "react"
import { type Announcement, announcements, dismissAnnouncement } from "./announcer-store"
import { IconButton } from "./icon-button"

export { announce } from "./announcer-store"

/** The page's one status region. Present from the first paint, so that what is put into it is said. */
export function Announcer() {
  const all = useSyncExternalStore(announcements.subscribe, announcements.get, announcements.server)
  const [held, setHeld] = useState(false)
  return (
    <div
      role="status"
      aria-live="polite"
      aria-atomic="false"
      data-side="popup"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-none fixed bottom-4 left-4 z-60 flex w-88 max-w-[calc(100vw-2rem)] flex-col gap-2 max-sm:bottom-20"
    >
      {all.map((entry) => (
        <Toast key={entry.id} entry={entry} held={held} />
      ))}
    </div>
  )
}

function Toast({ entry, held }: { entry: Announcement; held: boolean }) {
  const { id, text, tone, action, quiet, durationMs } = entry
  useEffect(() => {
    if (held || durationMs === 0) return
    const timer = setTimeout(() => dismissAnnouncement(id), durationMs)
    return () => clearTimeout(timer)
  }, [id, durationMs, held])
  if (quiet) return <p className="sr-only">{text}</p>
  return (
    <div className="toast-in pointer-events-auto flex items-start gap-2 rounded-lg bg-popup py-1.5 pr-1.5 pl-3 shadow-popup">
      <span className="flex h-7 items-center" aria-hidden>
        {tone === "danger" ? <CircleAlert className="size-4 text-danger" /> : null}
        {tone === "success" ? <CircleCheck className="size-4 text-success" /> : null}
      </span>
      <p className="min-w-0 grow py-1 text-sm text-ink wrap-anywhere">{text}</p>
      {action ? (
        <button
          type="button"
          onClick={() => {
            dismissAnnouncement(id)
            action.onAction()
          }}
          className="h-7 shrink-0 rounded-sm px-2 text-sm font-semibold text-accent-text hover:bg-hover pointer-coarse:h-11"
        >
          {action.label}
        </button>
      ) : null}
      <IconButton size="sm" label="Dismiss" icon={<X />} onClick={() => dismissAnnouncement(id)} />
    </div>
  )
}
