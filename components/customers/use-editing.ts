"use client"

import { useState } from "react"
import { useCommand } from "@/components/settings/use-command"
import { announce } from "@/components/ui/announcer"
import { changeCustomer } from "@/lib/customers/actions"

type What = { field: "name" | "email" | "company" } | { field: "attribute"; attribute: string }

/** Changes one thing that is known of a customer, offers to undo it, and keeps what was typed if it was not taken. */
export function useEditing(customerId: string, what: What, present: string | null) {
  const { give, busy } = useCommand()
  const [typed, setTyped] = useState<string | null>(null)
  const [before, setBefore] = useState(present)
  const [error, setError] = useState<string>()
  const change = (from: string | null, to: string | null) =>
    give(changeCustomer, { customerId, ...what, before: from, after: to }, { quiet: true })
  const undo = async (from: string | null, to: string | null) => {
    const result = await change(from, to)
    announce(result.ok ? "Undone." : result.sentence, { tone: result.ok ? "success" : "danger" })
  }
  const save = async (value: string | null, label: string) => {
    const after = value?.trim() || null
    const result = await change(before, after)
    if (!result.ok && result.code !== "unchanged") {
      // What is saved now is known to the person; saving once more means theirs.
      if (result.code === "changed_meanwhile") setBefore(savedIn(result.sentence))
      setError(result.sentence)
      return false
    }
    setTyped(null)
    setError(undefined)
    if (result.ok)
      announce(`${label} ${after === null ? "removed" : "saved"}.`, {
        tone: "success",
        action: { label: "Undo", onAction: () => void undo(after, before) },
      })
    return true
  }
  return {
    typed,
    busy,
    error,
    begin: () => {
      setBefore(present)
      setError(undefined)
      setTyped(present ?? "")
    },
    type: setTyped,
    cancel: () => setTyped(null),
    save,
  }
}

function savedIn(sentence: string): string | null {
  return /“([\s\S]*)” now\.$/.exec(sentence)?.[1] ?? null
}
