"use client"

import { useDirectory } from "@/components/shell/data"
import { useGive } from "@/components/shell/use-give"
import { Avatar, NoAvatar } from "@/components/ui/avatar"
import { Select } from "@/components/ui/select"
import { assignTeam, assignTeammate } from "@/lib/threads/actions"

type OwnersProps = {
  thread: { id: string; assigneeId: string | null; teamId: string | null }
  number: number | null
  look: "bare" | "property"
}

const nobody = "nobody"

/** Who owns a conversation or ticket: "Assignee" and "Team", each side its own (SPEC O2). */
export function Owners({ thread, number, look }: OwnersProps) {
  const { teammates, teams, me } = useDirectory()
  const give = useGive()
  const places = [{ id: thread.id }]
  const people = teammates
    .filter((t) => !t.removed || t.id === thread.assigneeId)
    .sort((a, b) => Number(b.id === me) - Number(a.id === me))
  const assign = (value: string) => {
    const to = value === nobody ? null : value
    const data = { number, from: thread.assigneeId, to }
    void give(
      assignTeammate,
      { threadId: thread.id, teammateId: to },
      { guess: [{ type: "thread.assigned", thread: thread.id, data, places }] },
    )
  }
  const pass = (value: string) => {
    const to = value === nobody ? null : value
    const data = { number, from: thread.teamId, to }
    void give(
      assignTeam,
      { threadId: thread.id, teamId: to },
      { guess: [{ type: "thread.team_assigned", thread: thread.id, data, places }] },
    )
  }
  return (
    <>
      <Select
        look={look}
        label="Assignee"
        value={thread.assigneeId ?? nobody}
        onChange={assign}
        options={[
          {
            value: nobody,
            label: "Unassigned",
            icon: <NoAvatar />,
          },
          ...people.map((t) => ({
            value: t.id,
            label: t.name,
            icon: <Avatar name={t.name} size="sm" />,
            hint: [t.id === me && "You", t.away && "Away"].filter(Boolean).join(" · "),
          })),
        ]}
      />
      <Select
        look={look}
        label="Team"
        value={thread.teamId ?? nobody}
        onChange={pass}
        options={[
          { value: nobody, label: "No team", icon: <NoAvatar /> },
          ...teams
            .filter((t) => !t.archived || t.id === thread.teamId)
            .map((t) => ({
              value: t.id,
              label: t.name,
              icon: <Avatar name={t.name} size="sm" shape="team" />,
            })),
        ]}
      />
    </>
  )
}
