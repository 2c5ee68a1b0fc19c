"use client"

import { Button } from "@/components/ui/button"
import { Chip } from "@/components/ui/chip"
import { RelativeTime } from "@/components/ui/relative-time"
import { endOwnSessions } from "@/lib/team/actions"
import type { SessionView } from "@/lib/team/views"
import { deviceOf } from "./device"
import { Part } from "./page-parts"
import { useCommand } from "./use-command"

/** Where one is signed in, this browser first; each ends by itself, or all others at once. */
export function OwnSessions({ sessions }: { sessions: SessionView[] }) {
  const { give, busy } = useCommand()
  const others = sessions.filter((session) => !session.current).map((session) => session.id)
  const end = (sessionIds: string[], said: string) => void give(endOwnSessions, { sessionIds }, { said })
  return (
    <Part
      title="Sessions"
      about="Where you are signed in. End what you don’t know, and change your password."
    >
      <ul aria-label="Sessions" className="flex flex-col border-y border-line">
        {sessions.map(({ id, agent, lastSeen, begun, current }) => (
          <li
            key={id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5 not-first:border-t not-first:border-line"
          >
            <div className="min-w-0 grow basis-52">
              <p className="text-base font-medium">{deviceOf(agent)}</p>
              <p className="text-sm text-ink-3">
                Signed in <RelativeTime at={begun} as="exact" className="whitespace-normal!" />, last seen{" "}
                <RelativeTime at={lastSeen} />
              </p>
            </div>
            {current ? (
              <Chip tone="success" size="sm">
                This one
              </Chip>
            ) : (
              <Button
                size="sm"
                busy={busy}
                aria-label={`End session: ${deviceOf(agent)}`}
                onClick={() => end([id], "The session has ended.")}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button
        className="self-start"
        busy={busy}
        disabledReason={others.length === 0 ? "You are signed in nowhere else." : undefined}
        onClick={() => end(others, "All other sessions have ended.")}
      >
        End all other sessions
      </Button>
    </Part>
  )
}
