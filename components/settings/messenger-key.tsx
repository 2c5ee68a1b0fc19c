"use client"

import { Eye, EyeOff, RefreshCw } from "lucide-react"
import { useState } from "react"
import { announce } from "@/components/ui/announcer"
import { Button } from "@/components/ui/button"
import { AlertDialog } from "@/components/ui/dialog"
import { getJson } from "@/lib/live/fetching"
import { rotateMessengerKey } from "@/lib/team/actions"
import { CodeBlock } from "./code-block"
import { Part } from "./page-parts"
import { useCommand } from "./use-command"

/** The key that customers' tokens are signed with: fetched only when somebody asks to see it (SPEC C2). */
export function MessengerKey() {
  const [key, setKey] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const { give, busy } = useCommand()
  const show = async () => {
    try {
      setKey((await getJson<{ key: string }>("/api/messenger-key")).key)
    } catch (failure) {
      announce(failure instanceof Error ? failure.message : String(failure), { tone: "danger" })
    }
  }
  const rotate = async () => {
    setAsking(false)
    const result = await give(
      rotateMessengerKey,
      {},
      { said: "There is a new key. Give it to your sites now." },
    )
    if (result.ok) await show()
  }
  return (
    <Part
      title="Key"
      about="Whoever has it can sign customers in under any name. Keep it on your server, never in a page."
    >
      {key ? <CodeBlock label="The workspace’s key" code={key} /> : null}
      <div className="flex flex-wrap gap-2">
        {key ? (
          <Button icon={<EyeOff />} onClick={() => setKey(null)}>
            Hide key
          </Button>
        ) : (
          <Button icon={<Eye />} onClick={() => void show()}>
            Show key
          </Button>
        )}
        <Button icon={<RefreshCw />} busy={busy} onClick={() => setAsking(true)}>
          Rotate key
        </Button>
      </div>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Rotate key"
        confirmLabel="Rotate key"
        tone="danger"
        onConfirm={() => void rotate()}
      >
        <p>The present key stops working at once, and can’t be brought back.</p>
        <p className="mt-2">
          Until your sites sign with the new one, the messenger signs nobody in there, and whom they signed in
          is signed out. Who came by a mailed link stays signed in; links in mails go on working.
        </p>
      </AlertDialog>
    </Part>
  )
}
