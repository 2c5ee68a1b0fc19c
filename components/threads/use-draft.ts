"use client"

import { useCallback, useEffect, useRef, useState } from "react"
import { newId } from "@/lib/shared/ids"

/** What is being written, and the id it will take effect under; `sent` is the text last tried under that id. */
type Draft = { text: string; commandId: string; sent?: string }

const none = (): Draft => ({ text: "", commandId: newId() })

function stored(key: string): Draft | null {
  try {
    const draft: unknown = JSON.parse(window.localStorage.getItem(key) ?? "null")
    if (typeof draft !== "object" || draft === null || !("text" in draft) || !("commandId" in draft))
      return null
    return draft as Draft
  } catch {
    return null
  }
}

function store(key: string, draft: Draft): void {
  try {
    if (draft.text === "") window.localStorage.removeItem(key)
    else window.localStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // A full or forbidden store: the text still stands on the screen.
  }
}

/**
 * Words on their way to being sent, kept in this browser until the server has them: through reload, lost network and a
 * new deploy. Trying again after an uncertain answer uses the same id, so nothing is sent twice.
 */
export function useDraft(name: string) {
  const key = `backline.draft.${name}`
  const [draft, setDraft] = useState<Draft>(none)
  const now = useRef(draft)
  const looked = useRef(false)
  const put = useCallback(
    (next: Draft) => {
      now.current = next
      setDraft(next)
      store(key, next)
    },
    [key],
  )
  // What was stored is looked for once, by whichever comes first: the page coming alive, or the first key.
  const look = useCallback(() => {
    if (looked.current) return null
    looked.current = true
    const found = stored(key)
    if (found) {
      now.current = found
      setDraft(found)
    }
    return found
  }, [key])
  useEffect(() => void look(), [look])
  return {
    text: draft.text,
    write: (text: string) => {
      // Typed before the page came alive, beside what was kept from before: neither is lost.
      const found = look()
      put({ ...now.current, text: found && found.text !== text ? `${found.text}\n\n${text}` : text })
    },
    /** Takes the words for sending; gives the id to send them under. They stay stored until `done`. */
    take: () => {
      const { text, commandId, sent } = now.current
      const taken: Draft = {
        text,
        sent: text,
        commandId: sent === undefined || sent === text ? commandId : newId(),
      }
      store(key, taken)
      now.current = none()
      setDraft(now.current)
      return taken
    },
    /** The server has them. */
    done: () => store(key, now.current),
    /** The server has not: they come back, before anything typed since. */
    giveBack: (taken: Draft) => {
      const since = now.current.text
      put(since === "" ? taken : { text: `${taken.text}\n\n${since}`, commandId: newId() })
    },
  }
}
