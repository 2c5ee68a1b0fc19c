"use client"

import { UserRoundMinus } from "lucide-react"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { AlertDialog } from "@/components/ui/dialog"
import { Select } from "@/components/ui/select"
import type { Role } from "@/lib/team/rules"
import { whyNotRemove } from "@/lib/team/rules/people"
import type { PersonView, TeamView } from "@/lib/team/views"
import { removeTeammate } from "@/lib/threads/actions"
import { Part } from "./page-parts"
import { useCommand } from "./use-command"

export type Heirs = { people: PersonView[]; teams: TeamView[] }
export type Assigned = { conversations: number; tickets: number }
type Props = {
  person: PersonView
  me: { id: string; role: Role }
  owners: number
  heirs: Heirs
  assigned: Assigned
}

const count = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`
/** "3 conversations and 1 ticket" */
const inWords = ({ conversations, tickets }: Assigned) =>
  `${count(conversations, "open conversation")} and ${count(tickets, "open ticket")}`

const heirOf = (value: string) => {
  const [kind, id = ""] = value.split(" ")
  if (kind === "nobody") return null
  return kind === "team" ? { teamId: id } : { teammateId: id }
}

/** Removes a teammate, and says first what they have to do and who takes it over. */
export function RemovePerson({ person, me, owners, heirs, assigned }: Props) {
  const [asking, setAsking] = useState(false)
  const [to, setTo] = useState("nobody")
  const { give, busy } = useCommand()
  const router = useRouter()
  const { id, name, role } = person
  const total = assigned.conversations + assigned.tickets
  const options = [
    { value: "nobody", label: "Nobody" },
    ...heirs.teams.map((team) => ({ value: `team ${team.id}`, label: team.name, hint: "Team" })),
    ...heirs.people.map((one) => ({
      value: `teammate ${one.id}`,
      label: one.name,
      ...(one.away ? { hint: "Away" } : {}),
    })),
  ]
  const remove = async () => {
    const result = await give(
      removeTeammate,
      { teammateId: id, to: heirOf(to) },
      { said: `${name} is removed.` },
    )
    if (!result.ok) return
    setAsking(false)
    if (id === me.id) window.location.assign("/sign-in")
    else router.push("/settings/teammates")
  }
  return (
    <Part
      title="Remove"
      about={`${name} is signed out everywhere at once and can’t sign in any more. Invitations that they sent are taken back. What they wrote stays.`}
    >
      <Button
        className="self-start"
        icon={<UserRoundMinus />}
        disabledReason={whyNotRemove({ by: me.role, role, owners })?.sentence}
        onClick={() => setAsking(true)}
      >
        Remove teammate
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Remove teammate"
        confirmLabel="Remove"
        tone="danger"
        busy={busy}
        onConfirm={() => void remove()}
      >
        {total > 0 ? (
          <div className="flex flex-col gap-3">
            <p>
              {name} has {inWords(assigned)}. Choose who takes them over, in the same step. A ticket that they
              may not open goes to nobody.
            </p>
            <Select label="Who takes over" options={options} value={to} onChange={setTo} />
          </div>
        ) : (
          <p>{name} has no open conversation or ticket. They are signed out everywhere at once.</p>
        )}
      </AlertDialog>
    </Part>
  )
}
