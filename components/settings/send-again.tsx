"use client"

import { Send } from "lucide-react"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { AlertDialog } from "@/components/ui/dialog"
import { sendMailAgain } from "@/lib/mail/actions"
import { useCommand } from "./use-command"

type Props = { mailId: string; whyNot: string | null; wasSent: boolean }

/** Sends a mail once more; one that arrived already only after a question. */
export function SendAgain({ mailId, whyNot, wasSent }: Props) {
  const [asking, setAsking] = useState(false)
  const { give, busy } = useCommand()
  const send = () => {
    setAsking(false)
    void give(sendMailAgain, { mailId }, { said: "It will be sent in a moment." })
  }
  return (
    <>
      <Button
        icon={<Send />}
        busy={busy}
        disabledReason={whyNot ?? undefined}
        onClick={() => (wasSent ? setAsking(true) : send())}
      >
        Send again
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Send again"
        confirmLabel="Send again"
        onConfirm={send}
      >
        <p>This mail was sent already. The customer will get it a second time.</p>
      </AlertDialog>
    </>
  )
}
