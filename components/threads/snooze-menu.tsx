"use client"

import { useState } from "react"
import { useDirectory } from "@/components/shell/data"
import { useGive } from "@/components/shell/use-give"
import { Button } from "@/components/ui/button"
import { useClock } from "@/components/ui/clock"
import { DateTimeField } from "@/components/ui/date-time-field"
import { Dialog } from "@/components/ui/dialog"
import { MenuPopup } from "@/components/ui/menu-popup"
import type { PopupHalf } from "@/components/ui/use-popup"
import { localInput, momentOfLocal } from "@/lib/shared/local-time"
import { snoozeChoices, snoozeUntil } from "@/lib/shared/snooze-times"
import { returnTime } from "@/lib/shared/times"
import { snoozeThread } from "@/lib/threads/actions"
import { whyNotSnooze } from "@/lib/threads/rules"

type Props = PopupHalf & { threadId: string; number: number | null }

/** The choices of "Snooze", each with when it ends in the person's own zone (SPEC Z1). */
export function SnoozeMenu({ threadId, number, ...half }: Props) {
  const clock = useClock()
  const { timeZone } = useDirectory()
  const [picking, setPicking] = useState(false)
  const snooze = useSnooze(threadId, number)
  const choices = snoozeChoices.map(({ choice, name }) => ({
    label: name,
    hint: returnTime(snoozeUntil(choice, clock.now, timeZone), clock),
    onSelect: () => snooze(snoozeUntil(choice, new Date(), timeZone)),
  }))
  const pick = { label: "Pick date and time", onSelect: () => setPicking(true) }
  return (
    <>
      <MenuPopup
        {...half}
        label="Snooze"
        align="end"
        side="bottom"
        items={[...choices, { kind: "separator" }, pick]}
      />
      <PickTime open={picking} onOpenChange={setPicking} onPick={snooze} />
    </>
  )
}

function useSnooze(threadId: string, number: number | null) {
  const give = useGive()
  const clock = useClock()
  return (time: Date) => {
    const until = time.toISOString()
    const places = [{ id: threadId }]
    void give(
      snoozeThread,
      { threadId, until },
      {
        guess: [{ type: "thread.snoozed", thread: threadId, data: { number, until }, places }],
        said: `Snoozed until ${returnTime(time, clock)}.`,
      },
    )
  }
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
  const footer = (
    <>
      <Button onClick={() => onOpenChange(false)}>Cancel</Button>
      <Button variant="primary-front" onClick={pick}>
        Snooze
      </Button>
    </>
  )
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Pick date and time" size="sm" footer={footer}>
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
