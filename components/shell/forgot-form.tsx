"use client"

import { type FormEvent, useState } from "react"
import { Button } from "@/components/ui/button"
import { TextField } from "@/components/ui/text-field"
import { askForReset } from "@/lib/team/actions/entry"
import { Doorway } from "./doorway"
import { notReached, Refused } from "./refused"

/** Asks for a link to set another password; the answer is the same for every address. */
export function ForgotForm({ canSend }: { canSend: boolean }) {
  const [email, setEmail] = useState("")
  const [error, setError] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const result = await askForReset(email).catch(() => null)
    setBusy(false)
    setError(result?.ok ? null : (result?.sentence ?? notReached))
    if (result?.ok) setAsked(true)
  }
  return (
    <Doorway title="Forgot your password?">
      {canSend ? null : (
        <p className="mb-4 text-base text-ink-2">
          This Backline has no mail server, so it can’t send you a link. Ask an owner of your workspace: they
          can make one under Settings, Teammates.
        </p>
      )}
      {asked ? (
        <p role="status" className="mb-4 text-base text-ink-2">
          If {email} belongs to a teammate, a mail with a link is on its way. It works once, for an hour.
        </p>
      ) : null}
      {canSend && !asked ? (
        <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
          <TextField
            label="Email"
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <Refused sentence={error} />
          <Button type="submit" variant="primary-front" busy={busy}>
            Send link
          </Button>
        </form>
      ) : null}
      <p className="mt-4">
        <a href="/sign-in" className="text-sm text-accent-text underline underline-offset-2">
          Back to sign-in
        </a>
      </p>
    </Doorway>
  )
}
