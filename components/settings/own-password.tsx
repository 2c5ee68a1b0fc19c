"use client"

import { type FormEvent, useState } from "react"
import { NewPassword } from "@/components/shell/new-password"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { TextField } from "@/components/ui/text-field"
import { changePassword } from "@/lib/team/actions/account"
import { Part } from "./page-parts"
import { useSecretForm } from "./use-secret-form"

/** Changes one's own password; all other sessions end. */
export function OwnPassword() {
  const [old, setOld] = useState("")
  const [password, setPassword] = useState("")
  const { send, busy, refused } = useSecretForm()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const said = "Your password is changed. You are signed out everywhere else."
    if (!(await send(() => changePassword({ old, password }), said))) return
    setOld("")
    setPassword("")
  }
  return (
    <Part title="Password" about="Changing it signs you out everywhere else.">
      <form onSubmit={(event) => void submit(event)} className="flex max-w-md flex-col gap-4">
        <TextField
          label="Present password"
          type="password"
          autoComplete="current-password"
          required
          value={old}
          onChange={(event) => setOld(event.target.value)}
        />
        <NewPassword value={password} onChange={setPassword} />
        <Refused sentence={refused} />
        <Button type="submit" className="self-start" busy={busy}>
          Change password
        </Button>
      </form>
    </Part>
  )
}
