"use client"

import { useEffect, useState } from "react"
import { Button } from "@/components/ui/button"
import { InlineError } from "@/components/ui/inline-error"
import { UiProvider } from "@/components/ui/ui-provider"
import { Client, Refused, sentenceOf } from "./client"
import { Doorway } from "./doorway"
import { LinkForm, tokenInAddress } from "./sign-in"
import type { DoorProps } from "./visit-props"

type Props = {
  door: DoorProps
  workspace: string | null
  now: string
}

/** What a mailed link opens: a button uses the link up, so that a mail scanner, which only looks, does not (SPEC C2). */
export function Enter({ door, workspace, now }: Props) {
  const [client] = useState(() => new Client(door.slug, false))
  const [token, setToken] = useState("")
  const [usedUp, setUsedUp] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    // It stays in the address until it is used, should the page be loaded anew.
    const given = tokenInAddress()
    if (given) setToken(given)
    else setUsedUp(true)
  }, [])
  const enter = async () => {
    if (busy || !token) return
    setBusy(true)
    setProblem(null)
    try {
      const { next } = await client.enter(token)
      window.location.replace(workspace ? `${next}?workspace=${encodeURIComponent(workspace)}` : next)
    } catch (failure) {
      if (failure instanceof Refused && failure.final) setUsedUp(true)
      else setProblem(sentenceOf(failure))
      setBusy(false)
    }
  }
  return (
    <UiProvider now={now} timeZone="UTC" mac={false}>
      <Doorway workspace={door.name} title={usedUp ? "This link no longer works" : "Welcome back"}>
        {usedUp ? (
          <>
            <p role="alert" className="mb-4 text-base text-ink-2">
              It was used already, or is older than 15 minutes. Get a new one:
            </p>
            <LinkForm client={client} mails={door.mails} />
          </>
        ) : (
          <div className="flex flex-col gap-4">
            <p className="text-base text-ink-2">One more step, and you see your tickets and conversations.</p>
            {problem ? (
              <div role="alert">
                <InlineError>{problem}</InlineError>
              </div>
            ) : null}
            <Button variant="primary-front" busy={busy} onClick={() => void enter()}>
              Sign in
            </Button>
          </div>
        )}
      </Doorway>
    </UiProvider>
  )
}
