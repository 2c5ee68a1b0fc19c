"use client"

import { useActionState } from "react"
import { Button } from "@/components/ui/button"
import { InlineError } from "@/components/ui/inline-error"
import { TextField } from "@/components/ui/text-field"
import { setUp } from "@/lib/team/actions"
import { Doorway } from "./doorway"

/** The first page of a new installation: names the workspace and makes its owner. */
export function SetUpForm() {
  const [refused, action, busy] = useActionState(setUp, null)
  return (
    <Doorway title="Set up your workspace">
      <form action={action} className="flex flex-col gap-4">
        <TextField
          label="Workspace"
          name="workspace"
          required
          defaultValue={refused?.typed.workspace}
          hint="Your company or team."
        />
        <TextField
          label="Your name"
          name="name"
          autoComplete="name"
          required
          defaultValue={refused?.typed.name}
        />
        <TextField
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={refused?.typed.email}
        />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="new-password"
          required
          minLength={10}
          hint="At least 10 characters."
        />
        {refused ? (
          <div role="alert">
            <InlineError>{refused.sentence}</InlineError>
          </div>
        ) : null}
        <Button type="submit" variant="primary-front" busy={busy}>
          Create workspace
        </Button>
      </form>
    </Doorway>
  )
}
