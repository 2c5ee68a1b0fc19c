"use client"

import { useEffect, useRef } from "react"
import { announce } from "@/components/ui/announcer"
import { useCustomer } from "./context"
import { useOverview } from "./data"

/** Counts what is unread, in the tab's title too, and says it where the conversation itself is not on the screen. */
export function useArrivals(): number {
  const { conversations, workspace } = useOverview()
  const { place, shown, framed } = useCustomer()
  const unread = conversations.reduce((sum, each) => sum + each.unread, 0)
  const before = useRef(unread)
  const reading = place.at === "conversation" || place.at === "ticket"
  useEffect(() => {
    if (unread > before.current && shown && !reading) announce(`New from ${workspace.name}.`)
    before.current = unread
  }, [unread, shown, reading, workspace.name])
  useEffect(() => {
    if (framed) return
    const title = unread > 0 ? `(${unread}) ${workspace.name}` : workspace.name
    const put = () => {
      if (document.title !== title) document.title = title
    }
    put()
    // The page's own title can come in after us.
    const watch = new MutationObserver(put)
    watch.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => watch.disconnect()
  }, [framed, unread, workspace.name])
  return unread
}
