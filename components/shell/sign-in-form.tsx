"use client"

import { type FormEvent, useState } from "react"
import { Avatar } from "@/components/ui/avatar"
import { Button } from "@/components/ui/button"
import { InlineError } from "@/components/ui/inline-error"
import { TextField } from "@/components/ui/text-field"
import { Doorway } from "./doorway"

const demoPassword = "backline-demo"

type Person = { name: string; email: string; team: string }

/** Goes on to where sign-in leads, or says why not. */
async function signIn(email: string, password: string): Promise<string | null> {
  const response = await fetch("/api/auth/sign-in/email", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  }).catch(() => null)
  if (response?.ok) {
    const { twoFactorRedirect } = await response.json().catch(() => ({}))
    window.location.assign(twoFactorRedirect ? "/sign-in/code" : "/inbox/mine")
    return null
  }
  if (!response) return "Backline can't be reached right now. Please try again."
  if (response.status === 429) return "Too many tries. Please wait a minute and try again."
  if (response.status >= 500) return "Something went wrong on our side. Please try again."
  return "This e-mail address and password don't belong together."
}

/** The way in for teammates; in the demo, with everyone's way in beside it (SPEC §12). */
export function SignInForm({ demo }: { demo: Person[] }) {
  const [email, setEmail] = useState("")
  const [password, setPassword] = useState("")
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const enter = async (address: string, secret: string) => {
    if (busy) return
    setBusy(true)
    setError(null)
    const refused = await signIn(address, secret)
    if (refused === null) return
    setError(refused)
    setBusy(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void enter(email, password)
  }
  return (
    <Doorway title="Sign in">
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label="Email"
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label="Password"
          type="password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {error ? (
          <div role="alert">
            <InlineError>{error}</InlineError>
          </div>
        ) : null}
        <Button type="submit" variant="primary-front" busy={busy}>
          Sign in
        </Button>
      </form>
      <p className="mt-4">
        <a href="/sign-in/forgot" className="text-sm text-accent-text underline underline-offset-2">
          Forgot password?
        </a>
      </p>
      {demo.length > 0 ? (
        <DemoPeople people={demo} onChoose={(person) => void enter(person.email, demoPassword)} />
      ) : null}
    </Doorway>
  )
}

function DemoPeople({ people, onChoose }: { people: Person[]; onChoose: (person: Person) => void }) {
  return (
    <section aria-label="Demo" className="mt-6 border-t border-line pt-4">
      <p className="text-sm text-ink-2">
        This is the demo. Go in as anyone; everyone’s password is <code>{demoPassword}</code>. Two people in
        two browsers show it best: Maya answers customers, Ben works on refunds.
      </p>
      <ul className="mt-3 flex flex-col gap-px">
        {people.map((person) => (
          <li key={person.email}>
            <button
              type="button"
              onClick={() => onChoose(person)}
              className="flex h-11 w-full items-center gap-3 rounded-md px-2 text-left hover:bg-hover"
            >
              <Avatar name={person.name} />
              <span className="min-w-0 grow truncate text-base">
                {person.name} <span className="text-sm text-ink-3">{person.team}</span>
              </span>
              <span className="truncate text-sm text-ink-3">{person.email}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
