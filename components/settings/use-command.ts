"use client"

import { useRouter } from "next/navigation"
import { useCallback, useState } from "react"
import { type Action, ask } from "@/components/shell/use-give"
import { announce } from "@/components/ui/announcer"
import type { CommandResult } from "@/lib/events/event"
import { newId } from "@/lib/shared/ids"

type Options = { said?: string; quiet?: boolean; commandId?: string }

/** Gives a command and reads the page anew; says what became of it, or the reason why not. */
export function useCommand() {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const give = useCallback(
    async (action: Action, input: object, options: Options = {}): Promise<CommandResult> => {
      setBusy(true)
      const result = await ask(action, { commandId: options.commandId ?? newId(), ...input })
      setBusy(false)
      const isNews = result.ok || result.code === "changed_meanwhile" || result.code === "unchanged"
      if (isNews) router.refresh()
      if (!result.ok && !options.quiet)
        announce(result.sentence, { tone: result.code === "unchanged" ? "neutral" : "danger" })
      if (result.ok && options.said) announce(options.said, { tone: "success" })
      return result
    },
    [router],
  )
  return { give, busy }
}
