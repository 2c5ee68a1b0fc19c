"use client"

import { LockKeyhole } from "lucide-react"
import { type ReactNode, useState } from "react"
import { useDirectory } from "@/components/shell/data"
import { StateName, stateTone } from "@/components/threads/state"
import { Button } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { LazyDialog } from "@/components/ui/lazy-dialog"
import { Stamp } from "@/components/ui/stamp"
import { StateGlyph } from "@/components/ui/state-glyph"
import type { RestrictedTicket as Restricted } from "@/lib/threads/views"
import { openAnywayDialog } from "./dialogs"

type Props = { ticket: Restricted; lead?: ReactNode; switcher?: ReactNode; hide: ReactNode }

/** A ticket that this teammate can't open: its number and state, and for admins the way in that leaves a trace (SPEC A2). */
export function RestrictedTicket({ ticket, lead, switcher, hide }: Props) {
  const directory = useDirectory()
  const [opening, setOpening] = useState(false)
  return (
    <>
      <header className="shrink-0 border-b border-line">
        <div className="flex h-12 min-w-0 items-center gap-2 pr-2 pl-5 max-md:pl-2">
          {lead}
          <Stamp>#{ticket.number}</Stamp>
          <h2 className="min-w-0 grow truncate font-semibold">Restricted ticket #{ticket.number}</h2>
          {hide}
        </div>
        {switcher}
        <p className="flex items-center gap-1.5 px-5 pb-2.5 text-sm max-md:px-3">
          <StateGlyph tone={stateTone(directory, ticket.stateId)} />
          <span className="sr-only">State: </span>
          <StateName stateId={ticket.stateId} />
        </p>
      </header>
      <EmptyState
        className="grow"
        icon={<LockKeyhole />}
        action={
          directory.role === "teammate" ? null : (
            <>
              <Button
                onPointerEnter={openAnywayDialog.warm}
                onFocus={openAnywayDialog.warm}
                onClick={() => setOpening(true)}
              >
                Open anyway
              </Button>
              <LazyDialog
                part={openAnywayDialog}
                props={{
                  open: opening,
                  onOpenChange: setOpening,
                  ticketId: ticket.id,
                  number: ticket.number,
                }}
              />
            </>
          )
        }
      >
        Only the teams that work on this ticket can open it. Its state, and the notes that they cross-post,
        stand in the conversation for everybody.
      </EmptyState>
    </>
  )
}
