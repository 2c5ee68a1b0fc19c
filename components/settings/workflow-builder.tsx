"use client"

import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { announce } from "@/components/ui/announcer"
import { Button } from "@/components/ui/button"
import { InlineError } from "@/components/ui/inline-error"
import { TextField } from "@/components/ui/text-field"
import { createWorkflow, renameWorkflow, saveWorkflow } from "@/lib/workflows/actions"
import type { Names } from "@/lib/workflows/rules/words"
import type { WorkflowView } from "@/lib/workflows/views"
import { toFirstProblem } from "./to-first-problem"
import { Conflict, Unsaved } from "./unsaved"
import { useCommand } from "./use-command"
import { type Draft, useWorkflowDraft } from "./use-workflow-draft"
import { Definition } from "./workflow-definition"
import { Preview } from "./workflow-preview"
import { Saved, WorkflowSentence } from "./workflow-sentence"
import { isSound, problemsOf, readyDefinition } from "./workflow-validation"

type Props = {
  /** Null for a new one, which begins as `initial`. */
  workflow: WorkflowView | null
  initial: Draft
  /** Names the draft in this browser. */
  draftKey: string
  names: Names
}

/** Makes or changes a workflow: when, if, then; and what it would do, before it does anything (SPEC F4). */
export function WorkflowBuilder({ workflow, initial, draftKey, names }: Props) {
  const work = useWorkflowDraft(workflow, initial, draftKey)
  const { save, busy, tried, refusal } = useSaving(workflow, initial, work, names)
  const { draft, put } = work
  const { definition } = draft
  const problems = problemsOf(definition, names)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!workflow?.archived) void save(work.base)
  }
  return (
    <>
      {work.isStale && workflow ? (
        <Conflict
          theirs={<Saved workflow={workflow} names={names} />}
          onMine={() => void save(workflow.version)}
          onTheirs={work.clear}
        />
      ) : null}
      <form noValidate aria-label="Workflow" onSubmit={submit} className="flex flex-col gap-8">
        <TextField
          label="Name"
          required
          dir="auto"
          autoComplete="off"
          className="max-w-md"
          value={draft.name}
          error={tried && draft.name.trim() === "" ? "Please give the workflow a name." : undefined}
          onChange={(event) => put({ name: event.target.value })}
        />
        <WorkflowSentence definition={definition} names={names} problems={problems} />
        <Definition
          definition={definition}
          names={names}
          problems={problems}
          tried={tried}
          onChange={(next) => put({ definition: next })}
        />
        <div className="flex flex-wrap items-center gap-2">
          <Button
            type="submit"
            variant="primary-front"
            busy={busy}
            disabledReason={workflow?.archived ? "This workflow is archived." : undefined}
          >
            {workflow ? "Save workflow" : "Create workflow"}
          </Button>
          {work.isDirty ? <Unsaved onDiscard={work.clear} /> : null}
          {refusal ? (
            <div role="alert">
              <InlineError>{refusal}</InlineError>
            </div>
          ) : null}
        </div>
      </form>
      <Preview
        definition={readyDefinition(definition, names)}
        whyNot={isSound(problems) ? undefined : "Some steps are not complete yet."}
      />
    </>
  )
}

type Work = ReturnType<typeof useWorkflowDraft>

/** Saves what is made: a new workflow, another name, a next version; says first what is missing. */
function useSaving(workflow: WorkflowView | null, initial: Draft, work: Work, names: Names) {
  const router = useRouter()
  const { give, busy } = useCommand()
  const [tried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const { draft } = work
  const save = async (version: number) => {
    setTried(true)
    setRefusal(undefined)
    const definition = readyDefinition(draft.definition, names)
    if (!isSound(problemsOf(draft.definition, names)) || draft.name.trim() === "") {
      toFirstProblem()
      return announce("Some steps need another look.", { tone: "danger" })
    }
    const name = draft.name.trim()
    if (!workflow) {
      const commandId = work.idToSend()
      const made = await give(
        createWorkflow,
        { name, definition },
        { commandId, quiet: true, said: "Created. It is off until you switch it on." },
      )
      if (!made.ok) return setRefusal(made.sentence)
      work.clear()
      return router.push(`/settings/workflows/${commandId}`)
    }
    const workflowId = workflow.id
    if (!work.isDirty) return announce("Nothing has changed, so there is nothing to save.")
    if (name !== initial.name) {
      const renamed = await give(renameWorkflow, { workflowId, name }, { quiet: true })
      if (!renamed.ok && renamed.code !== "unchanged") return setRefusal(renamed.sentence)
    }
    const changes = work.hasNewDefinition
    const saved = changes
      ? await give(saveWorkflow, { workflowId, version, definition }, { quiet: true })
      : null
    if (saved && !saved.ok) return setRefusal(saved.sentence)
    setTried(false)
    work.settle(changes ? version + 1 : version)
    announce("The workflow is saved.", { tone: "success" })
  }
  return { save, busy, tried, refusal }
}
