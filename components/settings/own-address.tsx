"use client"

import { type FormEvent, useState } from "react"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { TextField } from "@/components/ui/text-field"
import { askForAddress, dropAddressChange } from "@/lib/team/actions/account"
import type { ProfileView } from "@/lib/team/views"
import { Part } from "./page-parts"
import { useCommand } from "./use-command"
import { useSecretForm } from "./use-secret-form"

type Props = { profile: ProfileView; canSend: boolean }

/** One's own address; another one counts once both have confirmed it. */
export function OwnAddress({ profile, canSend }: Props) {
  return (
    <Part title="Email" about={profile.email ? `You sign in with ${profile.email}.` : undefined}>
      {canSend ? (
        <AddressForm />
      ) : (
        <p className="text-base text-ink-2">
          To change it, both addresses have to confirm by mail, and there is no mail server: start Backline
          with SMTP_URL.
        </p>
      )}
      {profile.newAddress ? <Waiting address={profile.newAddress} present={profile.email} /> : null}
    </Part>
  )
}

function AddressForm() {
  const [email, setEmail] = useState("")
  const [password, setPassword] = useState("")
  const { send, busy, refused } = useSecretForm()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const said = "Both addresses got a mail. Yours changes once both have confirmed it."
    if (!(await send(() => askForAddress({ email, password }), said))) return
    setEmail("")
    setPassword("")
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="flex max-w-md flex-col gap-4">
      <TextField
        label="New email"
        type="email"
        autoComplete="off"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label="Your password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Refused sentence={refused} />
      <Button type="submit" className="self-start" busy={busy}>
        Change email
      </Button>
    </form>
  )
}

type WaitingProps = { address: NonNullable<ProfileView["newAddress"]>; present: string | null }

function Waiting({ address, present }: WaitingProps) {
  const { give, busy } = useCommand()
  const waits = [address.oldPressed ? null : present, address.newPressed ? null : address.email]
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-lg bg-hover px-4 py-3 text-base">
      <p className="min-w-0 grow wrap-anywhere">
        To change to {address.email}, {waits.filter(Boolean).join(" and ")} still{" "}
        {waits.filter(Boolean).length > 1 ? "have" : "has"} to confirm it, by the link in the mail.
      </p>
      <Button
        size="sm"
        busy={busy}
        onClick={() => void give(dropAddressChange, {}, { said: "Your address stays as it is." })}
      >
        Drop the change
      </Button>
    </div>
  )
}
