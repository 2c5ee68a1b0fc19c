"use client"

import { Clock, Sunrise } from "lucide-react"
import { useState } from "react"
import { useDirectory } from "@/components/shell/data"
import { useGive } from "@/components/shell/use-give"
import { Button } from "@/components/ui/button"
import { useClock } from "@/components/ui/clock"
import { DateTimeField } from "@/components/ui/date-time-field"
import { Dialog } from "@/components/ui/dialog"
import { IconButton } from "@/components/ui/icon-button"
import { Menu } from "@/components/ui/menu"
import { localInput, momentOfLocal } from "@/lib/shared/local-time"
import { returnTime } from "@/lib/shared/times"
import { snoozeThread, wakeThread } from "@/lib/threads/actions"
import { snoozeChoices, snoozeUntil, whyNotSnooze } from "@/lib/threads/rules"

type Thread = { id: string; category: string; status: "open" | "snoozed" | "closed" }

/** "Snooze" with its choices, or "Wake" while it is snoozed (SPEC Z1). */
export function SnoozeButton({ thread, number }: { thread: Thread; number: number | null }) {
  const give = useGive()
  const clock = useClock()
  const { timeZone } = useDirectory()
  const [picking, setPicking] = useState(false)
  const places = [{ id: thread.id }]
  const snooze = (until: Date) => {
    const at = until.toISOString()
    void give(
      snoozeThread,
      { threadId: thread.id, until: at },
      {
        guess: [{ type: "thread.snoozed", thread: thread.id, data: { number, until: at }, places }],
        said: `Snoozed until ${returnTime(until, clock)}.`,
      },
    )
  }
  const wake = () =>
    void give(
      wakeThread,
      { threadId: thread.id },
      {
        guess: [
          {
            type: "thread.woken",
            thread: thread.id,
            data: { number, cause: "teammate", byNumber: null },
            places,
          },
        ],
        said: "Awake again.",
      },
    )
  if (thread.status === "snoozed") return <IconButton label="Wake" icon={<Sunrise />} onClick={wake} />
  const now = new Date()
  const reason = whyNotSnooze(thread, new Date(now.getTime() + 60_000), now)?.sentence
  const choices = snoozeChoices.map(({ choice, name }) => {
    const until = snoozeUntil(choice, clock.now, timeZone)
    return {
      label: name,
      hint: returnTime(until, clock),
      onSelect: () => snooze(snoozeUntil(choice, new Date(), timeZone)),
    }
  })
  const trigger = <IconButton label="Snooze" icon={<Clock />} disabledReason={reason} />
  if (reason) return trigger
  return (
    <>
      <Menu
        label="Snooze"
        align="end"
        trigger={trigger}
        items={[
          ...choices,
          { kind: "separator" },
          { label: "Pick date and time", onSelect: () => setPicking(true) },
        ]}
      />
      <PickTime open={picking} onOpenChange={setPicking} onPick={snooze} />
    </>
  )
}

type PickProps = { open: boolean; onOpenChange: (open: boolean) => void; onPick: (until: Date) => void }

function PickTime({ open, onOpenChange, onPick }: PickProps) {
  const { timeZone } = useDirectory()
  const clock = useClock()
  const [typed, setTyped] = useState("")
  const [error, setError] = useState<string>()
  const value = typed || localInput(snoozeUntil("tomorrow", clock.now, timeZone), timeZone)
  const pick = () => {
    const until = momentOfLocal(value, timeZone)
    const refusal = until
      ? whyNotSnooze({ category: "conversation", status: "open" }, until, new Date())
      : { sentence: "Please choose a date and time." }
    if (!until || refusal) return setError(refusal?.sentence)
    onOpenChange(false)
    onPick(until)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Pick date and time"
      size="sm"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary-front" onClick={pick}>
            Snooze
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          pick()
        }}
      >
        <DateTimeField
          label="Date and time"
          hint={`In your time zone, ${timeZone.replaceAll("_", " ")}.`}
          error={error}
          value={value}
          onChange={(event) => {
            setTyped(event.target.value)
            setError(undefined)
          }}
        />
      </form>
    </Dialog>
  )
}
