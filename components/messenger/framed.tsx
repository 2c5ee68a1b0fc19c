"use client"

import { X } from "lucide-react"
import { useCallback, useEffect, useRef, useState } from "react"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { InlineError } from "@/components/ui/inline-error"
import { SkeletonRows } from "@/components/ui/skeleton"
import type { Seed } from "./cache"
import { Client, Refused, sentenceOf } from "./client"
import { Host } from "./host"
import { SignedIn } from "./signed-in"
import type { VisitProps } from "./visit-props"

type State = { kind: "entering" } | { kind: "in"; seed: Seed } | { kind: "out"; sentence: string | null }

const strange = "We couldn’t sign you in with what this site told us."

/** The messenger on a host's site: the host says who the customer is, by a token that it signed (SPEC C2). */
export function Framed(props: VisitProps) {
  const { door } = props
  const [client] = useState(() => new Client(door.slug, true))
  const [state, setState] = useState<State>({ kind: "entering" })
  const [shown, setShown] = useState(false)
  const host = useRef<Host | null>(null)
  const enter = useCallback(
    async (ask: "ready" | "renew") => {
      setState({ kind: "entering" })
      const token = await host.current?.token(ask)
      if (!token) return setState({ kind: "out", sentence: null })
      try {
        await client.signIn(token)
        const overview = await client.overview()
        setState({ kind: "in", seed: { overview, thread: null, ticket: null } })
      } catch (failure) {
        setState({
          kind: "out",
          sentence: failure instanceof Refused && failure.final ? strange : sentenceOf(failure),
        })
      }
    },
    [client],
  )
  useEffect(() => {
    const page = new Host(setShown)
    host.current = page
    const leave = page.listen()
    client.renew = () => page.token("renew")
    client.onSignedOut = () => setState({ kind: "out", sentence: "Your session has ended." })
    void enter("ready")
    return leave
  }, [client, enter])
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return
      // An open list of choices takes the key for itself.
      if (!document.querySelector("[role=listbox]")) host.current?.tell({ backline: "close" })
    }
    window.addEventListener("keydown", leave)
    return () => window.removeEventListener("keydown", leave)
  }, [])
  if (state.kind === "in")
    return (
      <SignedIn
        {...props}
        client={client}
        seed={state.seed}
        shown={shown}
        host={host.current}
        signOut={null}
      />
    )
  return (
    <Doorstep
      {...{ door, state }}
      onRetry={() => void enter("renew")}
      onClose={() => host.current?.tell({ backline: "close" })}
    />
  )
}

type DoorstepProps = {
  door: VisitProps["door"]
  state: Exclude<State, { kind: "in" }>
  onRetry: () => void
  onClose: () => void
}

function Doorstep({ door, state, onRetry, onClose }: DoorstepProps) {
  return (
    <main data-side="front" className="flex min-h-dvh flex-col bg-surface p-6 text-ink">
      <header className="-me-2 flex items-center gap-2">
        <h1 dir="auto" className="min-w-0 grow truncate text-lg font-semibold">
          {door.name}
        </h1>
        <IconButton label="Close" icon={<X />} onClick={onClose} />
      </header>
      {state.kind === "entering" ? (
        <div className="-mx-3 mt-6">
          <SkeletonRows rows={4} />
        </div>
      ) : (
        <div role="alert" className="mt-4 flex flex-col items-start gap-4">
          {state.sentence ? <InlineError>{state.sentence}</InlineError> : null}
          <p className="text-read text-ink-2">
            {state.sentence
              ? "What you wrote is kept. Try again, or reload the page."
              : "To write to us here, please sign in on this site first."}
          </p>
          <Button onClick={onRetry}>Try again</Button>
          <a
            href={`/portal?workspace=${door.slug}`}
            target="_blank"
            rel="noreferrer"
            className="text-sm text-accent-text underline underline-offset-2"
          >
            Or open your tickets with a link by e-mail
          </a>
        </div>
      )}
    </main>
  )
}
