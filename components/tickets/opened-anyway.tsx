"use client"

import { useQueryClient } from "@tanstack/react-query"
import { LockKeyholeOpen } from "lucide-react"
import { useEffect } from "react"
import { useGive } from "@/components/shell/use-give"
import { Button } from "@/components/ui/button"
import { RelativeTime } from "@/components/ui/relative-time"
import { keys } from "@/lib/live/keys"
import { closeAgain } from "@/lib/tickets/actions"
import type { TicketView } from "@/lib/tickets/views"

type Props = { ticket: Pick<TicketView, "id" | "number">; until: string }

/** Says to an admin that they look at a ticket that is not for them, and lets them stop; ends by itself (SPEC A2). */
export function OpenedAnyway({ ticket, until }: Props) {
  const give = useGive()
  const client = useQueryClient()
  const { id, number } = ticket
  useEffect(() => {
    const left = Date.parse(until) - Date.now() + 500
    const timer = setTimeout(
      () => void client.invalidateQueries({ queryKey: keys.ticket(number) }),
      Math.min(Math.max(left, 0), 2 ** 31 - 1),
    )
    return () => clearTimeout(timer)
  }, [client, number, until])
  const close = async () => {
    const result = await give(
      closeAgain,
      { ticketId: id },
      { said: `Ticket #${number} is closed to you again.` },
    )
    if (result.ok) await client.invalidateQueries({ queryKey: keys.ticket(number) })
  }
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line bg-warning-soft px-5 py-1.5 text-sm text-warning-text max-md:px-3">
      <LockKeyholeOpen aria-hidden className="size-3.5 shrink-0" />
      <span>
        You opened this restricted ticket; its team sees that. Closes <RelativeTime at={until} />.
      </span>
      <Button size="sm" variant="ghost" className="ml-auto" onClick={() => void close()}>
        Close again
      </Button>
    </div>
  )
}
