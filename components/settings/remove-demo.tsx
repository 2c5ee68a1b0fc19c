"use client"

import { Trash2 } from "lucide-react"
import { type FormEvent, useId, useState } from "react"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { InlineError } from "@/components/ui/inline-error"
import { TextField } from "@/components/ui/text-field"
import { broken } from "@/lib/shared/door-refusals"
import { removeDemo } from "@/lib/team/actions"
import { Part } from "./page-parts"

type Size = { conversations: number; tickets: number; teammates: number }
type Props = { name: string; size: Size }

/** Removes the demo, after its name was typed: nothing of it stays, and it does not come back. */
export function RemoveDemo({ name, size }: Props) {
  const [asking, setAsking] = useState(false)
  return (
    <Part
      title="Demo"
      about="This workspace is the demo that Backline came with. Remove it to begin with a workspace of your own."
    >
      <Button icon={<Trash2 />} variant="danger" className="self-start" onClick={() => setAsking(true)}>
        Remove demo
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Remove demo"
        description={`${size.conversations} conversations, ${size.tickets} tickets and ${size.teammates} teammates are deleted, with all else in “${name}”.`}
      >
        <Confirmation name={name} />
      </Dialog>
    </Part>
  )
}

function Confirmation({ name }: { name: string }) {
  const [typed, setTyped] = useState("")
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const problem = useId()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const result = await removeDemo({ name: typed }).catch(() => broken)
    setBusy(false)
    if (!result.ok) return setError(result.sentence)
    await fetch("/api/auth/sign-out", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    }).catch(() => null)
    window.location.assign("/set-up")
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
      <p className="text-base text-ink-2">
        It can’t be brought back, also not by starting Backline again. Everybody is signed out, and the first
        page asks for a new workspace.
      </p>
      <TextField
        label={`Type “${name}” to remove it`}
        autoComplete="off"
        value={typed}
        aria-describedby={error ? problem : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      {error ? <InlineError id={problem}>{error}</InlineError> : null}
      <Button
        type="submit"
        variant="danger"
        busy={busy}
        className="self-end"
        disabledReason={
          typed.trim() === name ? undefined : `Please type the workspace's name, “${name}”, to remove it.`
        }
      >
        Remove for good
      </Button>
    </form>
  )
}
