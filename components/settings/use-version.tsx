"use client"

import { History } from "lucide-react"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { InlineError } from "@/components/ui/inline-error"
import { saveWorkflow } from "@/lib/workflows/actions"
import type { Names } from "@/lib/workflows/rules/words"
import type { DefinitionView, WorkflowView } from "@/lib/workflows/views"
import { Conflict } from "./unsaved"
import { useCommand } from "./use-command"
import { Saved } from "./workflow-sentence"

type Props = {
  version: number
  definition: DefinitionView
  /** The workflow as it is now, or was when this was read. */
  workflow: WorkflowView
  names: Names
  whyNot: string | undefined
}

/** Saves what an older version does as the newest one. Where somebody saved another meanwhile, it shows that first. */
export function UseVersion({ version, definition, workflow, names, whyNot }: Props) {
  const { give, busy } = useCommand()
  const [refusal, setRefusal] = useState<string>()
  /** The version that this was to follow, and did not, since there was a newer one. */
  const [late, setLate] = useState<number>()
  const use = async () => {
    setRefusal(undefined)
    setLate(undefined)
    const input = { workflowId: workflow.id, version: workflow.version, definition }
    const said = `Version ${workflow.version + 1} is in force; it does what version ${version} did.`
    const result = await give(saveWorkflow, input, { quiet: true, said })
    if (result.ok) return
    if (result.code === "changed_meanwhile") setLate(workflow.version)
    else setRefusal(result.sentence)
  }
  return (
    <>
      {late !== undefined && late < workflow.version && !whyNot ? (
        <Conflict
          theirs={<Saved workflow={workflow} names={names} />}
          onMine={() => void use()}
          onTheirs={() => setLate(undefined)}
        />
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button icon={<History />} busy={busy} disabledReason={whyNot} onClick={() => void use()}>
          Use this version
        </Button>
        {refusal ? (
          <div role="alert">
            <InlineError>{refusal}</InlineError>
          </div>
        ) : null}
      </div>
    </>
  )
}
