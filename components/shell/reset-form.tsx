"use client"

import { type FormEvent, useState } from "react"
import { Button } from "@/components/ui/button"
import { resetPassword } from "@/lib/team/actions/entry"
import { Doorway } from "./doorway"
import { useLinkToken } from "./link-token"
import { NewPassword } from "./new-password"
import { notReached, Refused } from "./refused"

/** Sets another password by a link that was mailed or handed over. */
export function ResetForm() {
  const token = useLinkToken()
  const [password, setPassword] = useState("")
  const [error, setError] = useState<string | null>(null)
  const [isOver, setIsOver] = useState(false)
  const [done, setDone] = useState(false)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const result = await resetPassword({ token: token ?? "", password }).catch(() => null)
    setBusy(false)
    setError(result?.ok ? null : (result?.sentence ?? notReached))
    setIsOver(result?.ok === false && result.code === "link_over")
    if (result?.ok) setDone(true)
  }
  if (done)
    return (
      <Doorway title="Your password is set">
        <p role="status" className="mb-4 text-base text-ink-2">
          All your sessions have ended. Sign in with the new password.
        </p>
        <a href="/sign-in" className="text-base text-accent-text underline underline-offset-2">
          Sign in
        </a>
      </Doorway>
    )
  return (
    <Doorway title="Set a new password">
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <NewPassword value={password} onChange={setPassword} />
        <Refused sentence={error} />
        <Button type="submit" variant="primary-front" busy={busy}>
          Set password
        </Button>
      </form>
      {isOver ? (
        <p className="mt-4">
          <a href="/sign-in/forgot" className="text-sm text-accent-text underline underline-offset-2">
            Ask for another link
          </a>
        </p>
      ) : null}
    </Doorway>
  )
}
