"use client"

import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useGive } from "@/components/shell/use-give"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Select } from "@/components/ui/select"
import { TextArea } from "@/components/ui/text-area"
import { keys } from "@/lib/live/keys"
import { openAnyway } from "@/lib/tickets/actions"

type Props = { open: boolean; onOpenChange: (open: boolean) => void; ticketId: string; number: number }

const times = [
  { value: "15", label: "15 minutes" },
  { value: "60", label: "1 hour" },
  { value: "240", label: "4 hours" },
  { value: "1440", label: "1 day" },
]

/** Asks an admin why they open a ticket that is not for them, and for how long; its team sees both (SPEC A2). */
export function OpenAnywayDialog({ open, onOpenChange, ticketId, number }: Props) {
  const give = useGive()
  const client = useQueryClient()
  const [reason, setReason] = useState("")
  const [minutes, setMinutes] = useState("60")
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const go = async () => {
    if (busy) return
    if (reason.trim() === "") return setError("Please give a reason; the ticket's team sees it.")
    setBusy(true)
    const input = { ticketId, reason, minutes: Number(minutes) }
    const result = await give(openAnyway, input, {
      quiet: true,
      said: `Ticket #${number} is open to you now.`,
    })
    setBusy(false)
    if (!result.ok) return setError(result.sentence)
    await client.invalidateQueries({ queryKey: keys.ticket(number) })
    onOpenChange(false)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Open ticket #${number} anyway`}
      description="Its team sees in the ticket that you opened it, why and until when. It stays in the audit log."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary-back" busy={busy} onClick={() => void go()}>
            Open ticket
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TextArea
          label="Reason"
          required
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={error}
        />
        <Select label="For how long" value={minutes} onChange={setMinutes} options={times} />
      </div>
    </Dialog>
  )
}
