"use client"

import { useRef, useState } from "react"
import { announce } from "@/components/ui/announcer"
import { useStored } from "@/components/ui/use-stored"
import type { CustomerFile } from "@/lib/messenger/views"
import { newId } from "@/lib/shared/ids"
import { Refused } from "./client"
import { useCustomer } from "./context"

/** A file on its way to being stored; `part` says how much of it has left, from 0 to 1. */
export type Upload = { key: string; name: string; part: number; failed: string | null }

const noFiles: { files: CustomerFile[] } = { files: [] }
const most = 20

/** Puts files with a draft whose sheet is not on the screen. */
export function keepFiles(name: string, files: CustomerFile[]): void {
  try {
    window.localStorage.setItem(`backline.draft.${name}.files`, JSON.stringify({ files }))
  } catch {
    // A full or forbidden store: the files are stored, and can be chosen again.
  }
}

/**
 * Files that go with what is being written: each is stored as soon as it is chosen, and those that are stored are kept
 * with the draft, through reload.
 */
export function useAttachments(name: string) {
  const { client } = useCustomer()
  const [{ files }, keep, clear] = useStored(`${name}.files`, noFiles)
  const latest = useRef(files)
  latest.current = files
  const [uploads, setUploads] = useState<Upload[]>([])
  const sources = useRef(new Map<string, { file: File; stop: AbortController }>())
  const change = (key: string, some: Partial<Upload>) =>
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...some } : each)))
  const drop = (key: string) => {
    sources.current.delete(key)
    setUploads((all) => all.filter((each) => each.key !== key))
  }
  const set = (next: CustomerFile[]) => {
    latest.current = next
    keep({ files: next })
  }
  const begin = async (key: string, file: File) => {
    const stop = new AbortController()
    sources.current.set(key, { file, stop })
    try {
      const stored = await client.upload(file, (part) => change(key, { part }), stop.signal)
      set([...latest.current, stored])
      drop(key)
      announce(`${file.name} is attached.`, { quiet: true })
    } catch (failure) {
      if (stop.signal.aborted) return
      const why = failure instanceof Refused ? failure.message : "The upload was cut off."
      change(key, { failed: why })
      announce(`${file.name}: ${why}`, { tone: "danger", quiet: true })
    }
  }
  return {
    files,
    uploads,
    busy: uploads.some((each) => each.failed === null),
    add(chosen: File[]) {
      const room = most - latest.current.length - uploads.length
      if (chosen.length > room) announce(`A message takes up to ${most} files.`, { tone: "danger" })
      const taken = chosen.slice(0, Math.max(0, room)).map((file) => ({ key: newId(), file }))
      const begun = taken.map(({ key, file }) => ({ key, name: file.name, part: 0, failed: null }))
      setUploads((all) => [...all, ...begun])
      for (const { key, file } of taken) void begin(key, file)
    },
    again(key: string) {
      const source = sources.current.get(key)
      change(key, { failed: null, part: 0 })
      if (source) void begin(key, source.file)
    },
    /** Takes one out, stored or on its way. */
    remove(id: string) {
      sources.current.get(id)?.stop.abort()
      drop(id)
      if (latest.current.some((file) => file.id === id)) set(latest.current.filter((file) => file.id !== id))
    },
    putBack: (more: CustomerFile[]) => set([...more, ...latest.current]),
    /** Takes the stored ones for sending. */
    take(): CustomerFile[] {
      const taken = latest.current
      latest.current = []
      clear()
      return taken
    },
  }
}
