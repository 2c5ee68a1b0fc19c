"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { announce } from "@/components/ui/announcer"
import { type Refusal, refuse } from "@/lib/shared/refusals"

const notReached = refuse("not_reached", "Backline can't be reached right now. Please try again.")

/**
 * Gives what carries a password or a code, which is kept nowhere: not in this browser, not under an id. Says why not
 * where the form is, so that it can be typed again.
 */
export function useSecretForm() {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const send = async <T extends { ok: true }>(
    work: () => Promise<T | Refusal>,
    said?: string,
  ): Promise<T | null> => {
    setBusy(true)
    const result = await work().catch(() => notReached)
    setBusy(false)
    setRefused(result.ok ? null : result.sentence)
    if (!result.ok) return null
    if (said) announce(said, { tone: "success" })
    router.refresh()
    return result
  }
  return { send, busy, refused }
}
