"use client"

import { Link2 } from "lucide-react"
import { useState } from "react"
import { announce } from "@/components/ui/announcer"
import { Button } from "@/components/ui/button"
import { makeResetLink } from "@/lib/team/actions/account"
import type { PersonView } from "@/lib/team/views"
import { CodeBlock } from "./code-block"

type Props = { person: PersonView; isOwner: boolean; canSend: boolean }

/** A link by which somebody sets another password, where no mail reaches them. It is shown once and not kept. */
export function ResetLink({ person, isOwner, canSend }: Props) {
  const [link, setLink] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  if (canSend)
    return (
      <p className="text-base text-ink-2">
        Whoever has forgotten their password gets a link by “Forgot password?” at sign-in.
      </p>
    )
  const make = async () => {
    setBusy(true)
    const result = await makeResetLink(person.id).catch(() => null)
    setBusy(false)
    if (result?.ok) return setLink(result.link)
    announce(result?.sentence ?? "Backline can't be reached right now. Please try again.", { tone: "danger" })
  }
  return (
    <>
      <p className="text-base text-ink-2">
        There is no mail server, so nobody can be mailed a link for a forgotten password. An owner makes one
        and hands it over.
      </p>
      <Button
        className="self-start"
        icon={<Link2 />}
        busy={busy}
        disabledReason={isOwner ? undefined : "Only an owner makes a link for somebody’s password."}
        onClick={() => void make()}
      >
        Make password link
      </Button>
      {link ? (
        <>
          <CodeBlock label={`Password link for ${person.name}`} code={link} />
          <p className="text-sm text-ink-3">
            It works once, for an hour, and is shown only now. Give it to {person.name} and nobody else.
          </p>
        </>
      ) : null}
    </>
  )
}
