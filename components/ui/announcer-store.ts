export type AnnounceTone = "neutral" | "success" | "danger"

export type AnnounceAction = { label: string; onAction: () => void }

export type AnnounceOptions = {
  tone?: AnnounceTone
  action?: AnnounceAction
  /** Milliseconds on screen; longer with an action, for ever with 0. */
  durationMs?: number
  /** Said, not drawn: for what the screen shows already. */
  quiet?: boolean
}

export type Announcement = Required<Omit<AnnounceOptions, "action">> & {
  id: number
  text: string
  action: AnnounceAction | undefined
}

const most = 3
const none: readonly Announcement[] = []
let all: readonly Announcement[] = none
let nextId = 1
const listeners = new Set<() => void>()

function set(next: readonly Announcement[]) {
  all = next
  for (const listener of listeners) listener()
}

function durationOf({ durationMs, action, tone }: AnnounceOptions) {
  if (durationMs !== undefined) return durationMs
  if (action) return 10_000
  return tone === "danger" ? 8_000 : 5_000
}

/**
 * Says a refusal or confirmation in the page's status region and shows it as a toast, from anywhere in the browser.
 * The same words again replace the toast that says them. Answers a function that takes it away.
 */
export function announce(text: string, options: AnnounceOptions = {}): () => void {
  const { tone = "neutral", action, quiet = false } = options
  const entry = { id: nextId++, text, tone, action, quiet, durationMs: durationOf(options) }
  set([...all.filter((other) => other.text !== text), entry].slice(-most))
  return () => dismissAnnouncement(entry.id)
}

export function dismissAnnouncement(id: number) {
  if (all.some((entry) => entry.id === id)) set(all.filter((entry) => entry.id !== id))
}

export const announcements = {
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  get: () => all,
  server: () => none,
}
