"use client"

import { useEffect, useState, useSyncExternalStore } from "react"
import { UiProvider } from "@/components/ui/ui-provider"
import { Client } from "./client"
import { Framed } from "./framed"
import { SignIn } from "./sign-in"
import { SignedIn } from "./signed-in"
import type { VisitProps } from "./visit-props"

const never = () => () => {}
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
const yearSeconds = 31_536_000

/** A customer's visit to the messenger or the portal, from the door on. */
export function Visit(props: VisitProps) {
  const timeZone = useSyncExternalStore(never, browserZone, () => props.timeZone)
  useEffect(() => {
    if (props.framed) return
    // biome-ignore lint/suspicious/noDocumentCookie: the server writes times in this zone at the next visit
    document.cookie = `zone=${encodeURIComponent(timeZone)}; path=/; max-age=${yearSeconds}; samesite=lax`
  }, [props.framed, timeZone])
  return (
    <UiProvider now={props.now} timeZone={timeZone} mac={props.mac}>
      {props.framed ? <Framed {...props} timeZone={timeZone} /> : <OnPage {...props} timeZone={timeZone} />}
    </UiProvider>
  )
}

function OnPage(props: VisitProps) {
  const { door, seed } = props
  const [client] = useState(() => new Client(door.slug, false))
  const [ended, setEnded] = useState(false)
  useEffect(() => {
    client.onSignedOut = () => setEnded(true)
  }, [client])
  if (!seed || ended) return <SignIn {...props} client={client} ended={ended} />
  return (
    <SignedIn
      {...props}
      {...{ client, seed }}
      shown
      host={null}
      signOut={() => {
        // Whatever the answer, the next page says where one stands.
        const leave = () => window.location.reload()
        client.signOut().then(leave, leave)
      }}
    />
  )
}
