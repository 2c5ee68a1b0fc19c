"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { announce } from "@/components/ui/announcer"
import type { TeamView } from "@/lib/team/views"
import { addTicketType } from "@/lib/ticket-types/actions"
import { problemsOfType } from "@/lib/ticket-types/rules/settings"
import type { SharedTickets, TypeView } from "@/lib/ticket-types/views"
import { editTicketType } from "@/lib/tickets/actions"
import { type TypeDraft, withOwnIds } from "./ticket-type-draft"
import { toFirstProblem } from "./to-first-problem"
import { useCommand } from "./use-command"
import type { useVersionedDraft } from "./use-versioned-draft"

type Facts = {
  type: TypeView | null
  work: ReturnType<typeof useVersionedDraft<TypeDraft>>
  teams: TeamView[]
  shared: SharedTickets
}

/** Saves what is made of a type: says first what is wrong, and asks where sharing would stop (SPEC T7). */
export function useTypeSaving({ type, work, teams, shared }: Facts) {
  const router = useRouter()
  const { give, busy } = useCommand()
  const [tried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  /** The version that waits for the answer to whether sharing may stop. */
  const [asked, setAsked] = useState<number | null>(null)
  const { draft } = work
  const open = teams.filter((team) => !team.archived).map((team) => team.id)
  const problems = problemsOfType(draft.category, draft, open)

  const create = async () => {
    const commandId = work.idToSend()
    const { category, ...settings } = withOwnIds(draft, commandId)
    const input = { category, ...settings }
    const made = await give(addTicketType, input, {
      commandId,
      quiet: true,
      said: "The ticket type is made.",
    })
    if (!made.ok) return setRefusal(made.sentence)
    work.clear()
    router.push(`/settings/ticket-types/${commandId}`)
  }

  const change = async (typeId: string, version: number, stopSharing: object | null) => {
    const { category: _, ...settings } = draft
    const input = { typeId, version, ...settings, stopSharing }
    const saved = await give(editTicketType, input, { quiet: true })
    if (!saved.ok) {
      // More are shared by now than the question said: the page reads how many, and saving asks again.
      if (saved.code === "still_shared") router.refresh()
      return setRefusal(saved.sentence)
    }
    setTried(false)
    work.settle(version + 1)
    announce("The ticket type is saved.", { tone: "success" })
  }

  const save = async (version: number) => {
    setTried(true)
    setRefusal(undefined)
    if (problems.length > 0) {
      toFirstProblem()
      return announce("Some settings need another look.", { tone: "danger" })
    }
    if (!type) return create()
    if (!work.isDirty) return announce("Nothing has changed, so there is nothing to save.")
    if (type.sharingAllowed && !draft.sharingAllowed && shared.count > 0) return setAsked(version)
    return change(type.id, version, null)
  }

  return {
    save,
    busy,
    refusal,
    asked,
    cancel: () => setAsked(null),
    confirm: () => {
      if (type && asked !== null)
        void change(type.id, asked, { tickets: shared.count, tagIds: shared.tags.map((tag) => tag.id) })
      setAsked(null)
    },
    problemAt: (at: string) =>
      tried ? problems.find((problem) => problem.at === at)?.refusal.sentence : undefined,
  }
}
