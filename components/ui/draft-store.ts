import { newId } from "@/lib/shared/ids"

/** What is being written, and the id it will take effect under; `sent` is the text last tried under that id. */
export type Draft = { text: string; commandId: string; sent?: string }

const prefix = "backline.draft."
const empty: Draft = { text: "", commandId: "" }

// One copy for all of a tab's composers, so that a refusal finds the words' place even after one was left.
const drafts = new Map<string, Draft>()
const listeners = new Set<() => void>()
const onTheWay = new Set<string>()

function read(key: string): Draft | null {
  try {
    const draft: unknown = JSON.parse(window.localStorage.getItem(key) ?? "null")
    const known = typeof draft === "object" && draft !== null && "text" in draft && "commandId" in draft
    return known ? (draft as Draft) : null
  } catch {
    return null
  }
}

function write(key: string, draft: Draft | null): void {
  try {
    if (draft === null || draft.text === "") window.localStorage.removeItem(key)
    else window.localStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // A full or forbidden store: the text still stands on the screen.
  }
}

const slot = (name: string) => `${prefix}${name}`
const sendingSlot = (name: string, commandId: string) => `${prefix}sending.${name}.${commandId}`

/** What an earlier visit sent without hearing back; sent again under the same id, it takes effect once. */
function unheard(name: string): Draft | null {
  try {
    const start = sendingSlot(name, "")
    const key = Object.keys(window.localStorage).find((k) => k.startsWith(start))
    const found = key ? read(key) : null
    if (!key || !found || onTheWay.has(found.commandId)) return null
    window.localStorage.removeItem(key)
    return found
  } catch {
    return null
  }
}

function joined(first: Draft | null, second: Draft | null): Draft {
  if (!first || !second || first.text === second.text)
    return first ?? second ?? { ...empty, commandId: newId() }
  return { text: `${first.text}\n\n${second.text}`, commandId: newId() }
}

function put(name: string, draft: Draft): void {
  drafts.set(name, draft)
  write(slot(name), draft)
  for (const listener of listeners) listener()
}

function current(name: string): Draft {
  const known = drafts.get(name)
  if (known) return known
  const found = joined(unheard(name), read(slot(name)))
  drafts.set(name, found)
  return found
}

/** The words kept under a name, through reload, lost network and a new deploy. */
export const draftStore = {
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  get: (name: string) => current(name),
  /** On the server, and in the first client render, nothing is known yet. */
  server: () => empty,
  write: (name: string, text: string) => put(name, { ...current(name), text }),
  /** Typed before the page came alive, beside what was kept from before: neither is lost. */
  addEarly(name: string, text: string) {
    const kept = current(name)
    if (kept.text !== text) put(name, joined(kept.text === "" ? null : kept, { text, commandId: newId() }))
  },
  /** Takes the words for sending, with the id to send them under. They stay stored until `done` or `giveBack`. */
  take(name: string): Draft {
    const { text, commandId, sent } = current(name)
    const same = sent === undefined || sent === text
    const taken = { text, sent: text, commandId: same ? commandId : newId() }
    onTheWay.add(taken.commandId)
    write(sendingSlot(name, taken.commandId), taken)
    put(name, { text: "", commandId: newId() })
    return taken
  },
  /** The server has them. */
  done(name: string, taken: Draft) {
    onTheWay.delete(taken.commandId)
    write(sendingSlot(name, taken.commandId), null)
  },
  /** The server has not: they come back, before anything typed since; under a new id where theirs is used up. */
  giveBack(name: string, taken: Draft, usedUp: boolean) {
    const since = current(name)
    put(
      name,
      joined(usedUp ? { text: taken.text, commandId: newId() } : taken, since.text === "" ? null : since),
    )
    this.done(name, taken)
  },
}
