"use client"

import { type ComponentType, useEffect, useState } from "react"
import { announce } from "./announcer-store"

type Openable = { onOpenChange: (open: boolean) => void }

export type LazyPart<P> = {
  loaded: () => ComponentType<P> | null
  load: () => Promise<ComponentType<P>>
  /** Starts fetching; what goes wrong is said when the part is asked for. */
  warm: () => void
}

/** A popup's code is fetched when somebody comes near its trigger, not with the page. */
export function lazyPart<P extends Openable>(fetch: () => Promise<ComponentType<P>>): LazyPart<P> {
  let loaded: ComponentType<P> | null = null
  let coming: Promise<ComponentType<P>> | null = null
  const load = () => {
    coming ??= fetch().then(
      (part) => {
        loaded = part
        return part
      },
      (failure) => {
        coming = null
        throw failure
      },
    )
    return coming
  }
  return { loaded: () => loaded, load, warm: () => void load().catch(() => {}) }
}

/** Shows a lazy part; nothing for the few milliseconds until it is there. If it can't come, closes and says so. */
export function Lazy<P extends Openable>({ part, props }: { part: LazyPart<P>; props: P }) {
  const [Part, setPart] = useState(part.loaded)
  const { onOpenChange } = props
  useEffect(() => {
    if (Part) return
    let here = true
    part.load().then(
      (loaded) => here && setPart(() => loaded),
      () => {
        if (!here) return
        onOpenChange(false)
        announce("This could not be loaded. Check the connection and try again.", { tone: "danger" })
      },
    )
    return () => {
      here = false
    }
  }, [Part, part, onOpenChange])
  return Part ? <Part {...props} /> : null
}
