"use client"

import { Send, X } from "lucide-react"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Chip } from "@/components/ui/chip"
import { AlertDialog } from "@/components/ui/dialog"
import { RelativeTime } from "@/components/ui/relative-time"
import { renewInvitation, revokeInvitation } from "@/lib/team/actions"
import type { InvitationView } from "@/lib/team/views"
import { CodeBlock } from "./code-block"
import { Part } from "./page-parts"
import { officeWords, roleWords } from "./people-words"
import { useCommand } from "./use-command"

type Props = { invitations: InvitationView[]; canSend: boolean }

/** The invitations that nobody has accepted yet. */
export function InvitationList({ invitations, canSend }: Props) {
  if (invitations.length === 0) return null
  return (
    <Part
      title="Invitations"
      about={canSend ? undefined : "There is no mail server. Hand each link over yourself, to nobody else."}
    >
      <ul aria-label="Invitations" className="flex flex-col border-y border-line">
        {invitations.map((invitation) => (
          <li
            key={invitation.id}
            className="flex flex-col gap-2 py-2.5 not-first:border-t not-first:border-line"
          >
            <Invitation invitation={invitation} canSend={canSend} />
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Invitation({ invitation, canSend }: { invitation: InvitationView; canSend: boolean }) {
  const { id, email, role, office, teams, by, expired, expiresAt, link } = invitation
  const [asking, setAsking] = useState(false)
  const { give, busy } = useCommand()
  const again = canSend ? "Send again" : "New link"
  const renew = () => {
    const said = canSend ? `${email} gets a new link.` : `There is a new link for ${email}.`
    void give(renewInvitation, { invitationId: id }, { said })
  }
  const revoke = () => {
    setAsking(false)
    void give(revokeInvitation, { invitationId: id }, { said: `The invitation to ${email} is taken back.` })
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <div className="min-w-0 grow basis-52">
          <p className="text-base font-medium wrap-anywhere">{email}</p>
          <p className="text-sm text-ink-3 wrap-anywhere">
            {[roleWords[role], officeWords[office], ...teams, by ? `by ${by}` : ""]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
        {expired ? (
          <Chip tone="danger" size="sm">
            Expired
          </Chip>
        ) : (
          <span className="text-sm text-ink-3">
            Until <RelativeTime at={expiresAt} as="return" />
          </span>
        )}
        <Button size="sm" icon={<Send />} busy={busy} aria-label={`${again}: ${email}`} onClick={renew}>
          {again}
        </Button>
        <Button
          size="sm"
          icon={<X />}
          busy={busy}
          aria-label={`Take back: ${email}`}
          onClick={() => setAsking(true)}
        >
          Take back
        </Button>
      </div>
      {link ? <CodeBlock label={`Link for ${email}`} code={link} /> : null}
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Take back invitation"
        confirmLabel="Take back"
        tone="danger"
        onConfirm={revoke}
      >
        <p>The link that {email} has stops working at once. You can invite them again.</p>
      </AlertDialog>
    </>
  )
}
