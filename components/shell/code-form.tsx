"use client"

import { type FormEvent, useState } from "react"
import { Button } from "@/components/ui/button"
import { TextField } from "@/components/ui/text-field"
import { Doorway } from "./doorway"
import { notReached, Refused } from "./refused"

type Kind = "totp" | "backup-code"

/** As it is stored: without spaces, a backup code in small letters and halves. */
function cleaned(kind: Kind, typed: string): string {
  const code = typed.replace(/\s/g, "").toLowerCase()
  return kind === "backup-code" && /^\w{10}$/.test(code) ? `${code.slice(0, 5)}-${code.slice(5)}` : code
}

async function verify(kind: Kind, typed: string): Promise<string | null> {
  const response = await fetch(`/api/auth/two-factor/verify-${kind}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code: cleaned(kind, typed) }),
  }).catch(() => null)
  if (!response) return notReached
  if (response.ok) return null
  const { code } = await response.json().catch(() => ({ code: "" }))
  if (response.status === 429) return "There were too many tries. Please wait a quarter of an hour."
  if (response.status >= 500) return "Something went wrong on our side. Please try again."
  if (code === "INVALID_TWO_FACTOR_COOKIE" || /TOO_MANY_ATTEMPTS/.test(code))
    return "This took too long, or too many codes were wrong. Please sign in again."
  return kind === "totp"
    ? "This is not the code that your app shows now. Please try the next one."
    : "This is none of your backup codes, or it was used already."
}

/** The second step of sign-in: a code of the app, or a backup code. */
export function CodeForm() {
  const [kind, setKind] = useState<Kind>("totp")
  const [code, setCode] = useState("")
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setError(null)
    const refused = await verify(kind, code)
    if (refused === null) return window.location.assign("/inbox/mine")
    setError(refused)
    setBusy(false)
  }
  const change = () => {
    setKind(kind === "totp" ? "backup-code" : "totp")
    setCode("")
    setError(null)
  }
  return (
    <Doorway title="One more step">
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <TextField
          key={kind}
          label={kind === "totp" ? "Code" : "Backup code"}
          hint={
            kind === "totp"
              ? "The six digits that your app shows now."
              : "One that you have kept; it works once."
          }
          inputMode={kind === "totp" ? "numeric" : "text"}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          required
          autoFocus
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <Refused sentence={error} />
        <Button type="submit" variant="primary-front" busy={busy}>
          Continue
        </Button>
      </form>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-2">
        <Button size="sm" variant="ghost" onClick={change}>
          {kind === "totp" ? "Use a backup code" : "Use the app"}
        </Button>
        <a href="/sign-in" className="text-sm text-accent-text underline underline-offset-2">
          Sign in again
        </a>
      </div>
    </Doorway>
  )
}
