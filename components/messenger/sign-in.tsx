"use client"

import { MailCheck } from "lucide-react"
import { useEffect, useState } from "react"
import { Avatar } from "@/components/ui/avatar"
import { Button } from "@/components/ui/button"
import { InlineError } from "@/components/ui/inline-error"
import { Skeleton } from "@/components/ui/skeleton"
import { TextField } from "@/components/ui/text-field"
import { type Client, sentenceOf } from "./client"
import { Doorway } from "./doorway"
import type { DemoCustomer, DoorProps } from "./visit-props"

type Props = {
  client: Client
  door: DoorProps
  demo: DemoCustomer[]
  /** Signed in until just now. */
  ended: boolean
}

/** The customer's way in: a link by mail, or a token that the host site has put behind the # of the address (SPEC C2). */
export function SignIn({ client, door, demo, ended }: Props) {
  const [token, setToken] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const enter = async (given: string) => {
    setToken(given)
    setProblem(null)
    try {
      await client.signIn(given)
      window.location.reload()
    } catch {
      setToken(null)
      setProblem("This way in no longer works. You can get a link by e-mail instead.")
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the address that the page came with
  useEffect(() => {
    const given = takeToken()
    if (given) void enter(given)
  }, [])
  if (token)
    return (
      <Doorway workspace={door.name} title="Signing you in…">
        <Skeleton className="mt-4 h-3 w-4/5" />
      </Doorway>
    )
  return (
    <Doorway workspace={door.name} title={ended ? "Your session has ended" : "Sign in to see your tickets"}>
      {ended ? (
        <p className="mb-4 text-base text-ink-2">What you wrote is kept. Sign in again to go on.</p>
      ) : null}
      {problem ? (
        <div role="alert" className="mb-4">
          <InlineError>{problem}</InlineError>
        </div>
      ) : null}
      <LinkForm client={client} mails={door.mails} />
      {demo.length > 0 ? <DemoCustomers demo={demo} onChoose={enter} /> : null}
    </Doorway>
  )
}

/** The token behind the # of the address, where no server has seen it. */
export function tokenInAddress(): string | null {
  return new URLSearchParams(window.location.hash.slice(1)).get("token")
}

/** Takes the token out of the address, where it must not stay. */
function takeToken(): string | null {
  const token = tokenInAddress()
  if (token) window.history.replaceState(null, "", window.location.pathname + window.location.search)
  return token
}

/** Asks for a link by e-mail; what it says is the same for every address. */
export function LinkForm({ client, mails }: { client: Client; mails: boolean }) {
  const [email, setEmail] = useState("")
  const [sentTo, setSentTo] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const ask = async () => {
    if (busy) return
    setBusy(true)
    setError(undefined)
    try {
      await client.mailLink(email.trim(), wanted())
      setSentTo(email.trim())
    } catch (failure) {
      setError(sentenceOf(failure))
    }
    setBusy(false)
  }
  if (sentTo)
    return (
      <div role="status" className="flex flex-col gap-3">
        <p className="flex items-center gap-2 text-read font-semibold text-ink">
          <MailCheck aria-hidden className="size-5 shrink-0 text-success" />
          {mails ? "We’ve sent you a link" : "Your link is made"}
        </p>
        {mails ? (
          <p className="text-base text-ink-2">
            Open the mail that went to <bdi className="font-medium text-ink wrap-anywhere">{sentTo}</bdi> and
            follow its link within 15 minutes. It works once.
          </p>
        ) : (
          <p className="text-base text-ink-2">
            No mail leaves this place yet. Please ask the team for the link that was made for{" "}
            <bdi className="font-medium text-ink wrap-anywhere">{sentTo}</bdi>. It works once, for 15 minutes.
          </p>
        )}
        <Button className="self-start" onClick={() => setSentTo(null)}>
          Use another address
        </Button>
      </div>
    )
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void ask()
      }}
    >
      <p className="text-base text-ink-2">We send you a link by e-mail; no password needed.</p>
      <TextField
        label="Email"
        type="email"
        name="email"
        autoComplete="email"
        inputMode="email"
        required
        value={email}
        error={error}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Button type="submit" variant="primary-front" busy={busy}>
        Send me a link
      </Button>
    </form>
  )
}

/** Where the person wanted to go: the link leads there. */
function wanted(): string {
  const { pathname, search } = window.location
  const next = new URLSearchParams(search).get("next")
  return next ?? (pathname.startsWith("/portal/enter") ? "/portal" : pathname)
}

function DemoCustomers({
  demo,
  onChoose,
}: {
  demo: DemoCustomer[]
  onChoose: (token: string) => Promise<void>
}) {
  const [error, setError] = useState<string | null>(null)
  const choose = async (id: string) => {
    try {
      const response = await fetch(`/demo-site/token?customer=${id}`)
      const { token } = await response.json()
      await onChoose(token)
    } catch (failure) {
      setError(sentenceOf(failure))
    }
  }
  return (
    <section aria-label="Demo" className="mt-6 border-t border-line pt-4">
      <p className="text-sm text-ink-2">This is the demo. Go in as one of its customers:</p>
      <ul className="mt-2 -mx-2 flex flex-col gap-px">
        {demo.map(({ id, name, about }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => void choose(id)}
              className="flex min-h-11 w-full items-center gap-3 rounded-md px-2 py-1.5 text-start hover:bg-hover"
            >
              <Avatar name={name} />
              <span className="min-w-0 grow">
                <span className="block truncate text-base text-ink">{name}</span>
                <span className="block truncate text-sm text-ink-3">{about}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {error ? <InlineError>{error}</InlineError> : null}
    </section>
  )
}
