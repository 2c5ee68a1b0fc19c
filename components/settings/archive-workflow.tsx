"use client"

import { Archive } from "lucide-react"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { AlertDialog } from "@/components/ui/dialog"
import { archiveWorkflow } from "@/lib/workflows/actions"
import { useCommand } from "./use-command"

type Props = { workflow: { id: string; name: string; archived: boolean } }

/** Switches a workflow off for good, after a question. */
export function ArchiveWorkflow({ workflow: { id, name, archived } }: Props) {
  const [asking, setAsking] = useState(false)
  const { give, busy } = useCommand()
  const archive = () => {
    setAsking(false)
    void give(archiveWorkflow, { workflowId: id }, { said: `“${name}” is archived.` })
  }
  return (
    <>
      <Button
        icon={<Archive />}
        busy={busy}
        disabledReason={archived ? "This workflow is archived." : undefined}
        onClick={() => setAsking(true)}
      >
        Archive
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Archive workflow"
        confirmLabel="Archive"
        tone="danger"
        onConfirm={archive}
      >
        <p>“{name}” starts nothing any more, and runs that wait go no further. It can’t be brought back.</p>
        <p className="mt-2">What it did stays to be looked at.</p>
      </AlertDialog>
    </>
  )
}
