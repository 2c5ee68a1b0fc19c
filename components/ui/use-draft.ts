"use client"

import { useCallback, useRef, useSyncExternalStore } from "react"
import { draftStore } from "./draft-store"

/**
 * Words on their way to being sent, kept in this browser until the server has them. Trying again after an uncertain
 * answer uses the same id, so nothing is sent twice.
 */
export function useDraft(name: string) {
  const get = useCallback(() => draftStore.get(name), [name])
  const draft = useSyncExternalStore(draftStore.subscribe, get, draftStore.server)
  const alive = useRef(false)
  return {
    text: draft.text,
    write: (text: string) => {
      if (alive.current || draft.text !== "") draftStore.write(name, text)
      else draftStore.addEarly(name, text)
      alive.current = true
    },
    take: () => draftStore.take(name),
    /** What became of words that were taken: the server has them, or they come back. */
    settle: (
      taken: ReturnType<typeof draftStore.take>,
      result: { ok: true } | { ok: false; code: string },
    ) =>
      result.ok
        ? draftStore.done(name, taken)
        : draftStore.giveBack(name, taken, result.code === "command_reused"),
    clear: () => draftStore.write(name, ""),
  }
}
