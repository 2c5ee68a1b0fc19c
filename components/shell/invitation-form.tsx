"use client"

import { type FormEvent, useEffect, useState } from "react"
import { Button } from "@/components/ui/button"
import { TextField } from "@/components/ui/text-field"
import { acceptInvitation, lookAtInvitation } from "@/lib/team/actions/entry"
import { Doorway } from "./doorway"
import { useLinkToken } from "./link-token"
import { NewPassword } from "./new-password"
import { notReached, Refused } from "./refused"

type Invitation = { workspace: string; email: string; role: string; name: string | null }
const as: Record<string, string> = { owner: "an owner", admin: "an admin", teammate: "a teammate" }

/** What an invitation's link opens: it says for what it is, and takes a name and a password. */
export function InvitationForm() {
  const token = useLinkToken()
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    if (token === null) return
    let gone = false
    void lookAtInvitation(token).then(
      (found) => !gone && (found.ok ? setInvitation(found) : setError(found.sentence)),
      () => !gone && setError(notReached),
    )
    return () => {
      gone = true
    }
  }, [token])
  if (!invitation || !token)
    return (
      <Doorway title="Invitation">
        <Refused sentence={error} />
        {error ? null : <p className="text-base text-ink-2">One moment …</p>}
      </Doorway>
    )
  return (
    <Doorway title={`Join ${invitation.workspace}`}>
      <p className="mb-4 text-base text-ink-2">You are invited as {as[invitation.role]}.</p>
      <Acceptance token={token} invitation={invitation} />
    </Doorway>
  )
}

function Acceptance({ token, invitation }: { token: string; invitation: Invitation }) {
  const { email, role } = invitation
  const [name, setName] = useState(invitation.name ?? "")
  const [password, setPassword] = useState("")
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const result = await acceptInvitation({ token, email, role, name, password }).catch(() => null)
    if (result?.ok) return window.location.assign("/inbox/mine")
    setError(result?.sentence ?? notReached)
    setBusy(false)
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <TextField label="Email" type="email" name="email" autoComplete="username" readOnly value={email} />
      <TextField
        label="Your name"
        autoComplete="name"
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <NewPassword label="Password" value={password} onChange={setPassword} />
      <Refused sentence={error} />
      <Button type="submit" variant="primary-front" busy={busy}>
        Join
      </Button>
    </form>
  )
}
