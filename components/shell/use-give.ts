"use client"

import { type QueryClient, useQueryClient } from "@tanstack/react-query"
import { useCallback } from "react"
import { announce } from "@/components/ui/announcer"
import type { CommandResult, EventView, NewEvent } from "@/lib/events/event"
import type { Directory } from "@/lib/live/directory"
import { keys } from "@/lib/live/keys"
import { newId } from "@/lib/shared/ids"
import { refuse } from "@/lib/shared/refusals"
import { useScreen } from "./screen-context"

export type Action = (input: unknown) => Promise<CommandResult>

/** What an event will say, as far as this screen can tell before the server does. */
export type Guess = DistributiveOmit<NewEvent, "note" | "message"> &
  Partial<Pick<EventView, "note" | "message" | "change">>

type DistributiveOmit<T, K extends keyof T> = T extends unknown ? Omit<T, K> : never

type Options = {
  /** What will happen, shown at once and taken back if the server says no. */
  guess?: Guess[]
  /** The id the command takes effect under; the same one again is safe. */
  commandId?: string
  /** Said when it is done. */
  said?: string
  /** The caller shows refusals itself. */
  quiet?: boolean
}

const notReached = refuse(
  "not_reached",
  "Backline can't be reached right now, so it isn't known whether this was done. Trying again does it once.",
)

/** An answer that was lost on the way is asked for once more: under the same id nothing happens twice. */
export async function ask(action: Action, input: object): Promise<CommandResult> {
  return action(input).catch(async () => {
    await new Promise((resolve) => setTimeout(resolve, 600))
    return action(input).catch(() => notReached)
  })
}

/** Gives a command to the server: shows its guess in the same frame, then what became of it, or the reason why not. */
export function useGive() {
  const client = useQueryClient()
  const screen = useScreen()
  return useCallback(
    async (action: Action, input: object, options: Options = {}): Promise<CommandResult> => {
      const commandId = options.commandId ?? newId()
      const before = snapshot(client)
      if (options.guess) screen.guess(toEvents(client, commandId, options.guess))
      const result = await ask(action, { commandId, ...input })
      if (result.ok) {
        screen.fromAnswer(result.events)
        if (options.said) announce(options.said, { tone: "success" })
        return result
      }
      if (options.guess) {
        screen.refused(commandId)
        for (const [key, data] of before) client.setQueryData(key, data)
        for (const kind of threadKinds) void client.invalidateQueries({ queryKey: [kind] })
      }
      if (!options.quiet)
        announce(result.sentence, { tone: result.code === "unchanged" ? "neutral" : "danger" })
      return result
    },
    [client, screen],
  )
}

const threadKinds = ["conversation", "ticket", "inbox", "tickets"]

function snapshot(client: QueryClient) {
  return threadKinds.flatMap((kind) => client.getQueriesData({ queryKey: [kind] }))
}

function toEvents(client: QueryClient, commandId: string, guesses: Guess[]): EventView[] {
  const me = client.getQueryData<Directory>(keys.directory)?.me ?? null
  const at = new Date().toISOString()
  return guesses.map(
    ({ places, thread, ...guess }, ordinal) =>
      ({
        note: null,
        message: null,
        change: null,
        ...guess,
        seq: null,
        commandId,
        ordinal,
        actor: { kind: "teammate", id: me },
        at,
        threadId: thread ?? null,
        places: places.map((p) => p.id),
      }) as EventView,
  )
}
