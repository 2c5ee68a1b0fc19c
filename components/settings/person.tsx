"use client"

import { KeyRound } from "lucide-react"
import Link from "next/link"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { AlertDialog } from "@/components/ui/dialog"
import { Select } from "@/components/ui/select"
import { Switch } from "@/components/ui/switch"
import { resetTwoFactor, setAway, setOffice, setRole } from "@/lib/team/actions"
import type { Role } from "@/lib/team/rules"
import { whyNotOnOwner, whyNotSetRole } from "@/lib/team/rules/people"
import type { PersonView } from "@/lib/team/views"
import { Part } from "./page-parts"
import { officeOptions, roleOptions } from "./people-words"
import { type Assigned, type Heirs, RemovePerson } from "./remove-person"
import { ResetLink } from "./reset-link"
import { useCommand } from "./use-command"

type Me = { id: string; role: Role }
type Props = {
  person: PersonView
  me: Me
  owners: number
  heirs: Heirs
  assigned: Assigned
  canSend: boolean
}

/** One teammate, as an admin sees and sets them. */
export function Person({ person, me, owners, heirs, assigned, canSend }: Props) {
  if (person.removed)
    return (
      <p className="text-base text-ink-2">
        {person.name} was removed. Invite {person.email ?? "their address"} to bring them back.
      </p>
    )
  return (
    <>
      <Place person={person} me={me} owners={owners} />
      {person.signsIn ? <Entry person={person} me={me} canSend={canSend} /> : null}
      <RemovePerson person={person} me={me} owners={owners} heirs={heirs} assigned={assigned} />
    </>
  )
}

/** What they are here: role, office, teams, and whether they are away. */
function Place({ person, me, owners }: Pick<Props, "person" | "me" | "owners">) {
  const { give, busy } = useCommand()
  const { id, name, role } = person
  const roles = roleOptions.map((option) => {
    const why = whyNotSetRole({ by: me.role, from: role, to: option.value, owners })
    return why && why.code !== "unchanged" ? { ...option, disabledReason: why.sentence } : option
  })
  return (
    <Part title="Role and office" about={person.email}>
      <Select
        className="max-w-md"
        label="Role"
        options={roles}
        value={role}
        onChange={(to) => {
          if (to !== role)
            void give(setRole, { teammateId: id, from: role, to }, { said: `${name}’s role is changed.` })
        }}
      />
      <Select
        className="max-w-md"
        label="Office"
        options={officeOptions}
        value={person.office}
        onChange={(to) => {
          if (to !== person.office)
            void give(setOffice, { teammateId: id, to }, { said: `${name}’s office is changed.` })
        }}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Switch
          label={`${name} is away`}
          checked={person.away}
          busy={busy}
          onChange={(to) => void give(setAway, { teammateId: id, to })}
        />
        <p className="text-base text-ink-2">Away: rules that give out work pass over them.</p>
      </div>
      <p className="text-base text-ink-2">
        {person.teams.length > 0 ? `In ${person.teams.join(", ")}.` : "In no team."}{" "}
        <Link
          prefetch={false}
          href="/settings/teams"
          className="text-accent-text underline underline-offset-2"
        >
          Teams
        </Link>{" "}
        say who is in them.
      </p>
    </Part>
  )
}

/** How they come in, as far as somebody else may act on it. */
function Entry({ person, me, canSend }: Pick<Props, "person" | "me" | "canSend">) {
  const [asking, setAsking] = useState(false)
  const { give, busy } = useCommand()
  const { id, name, role, twoFactor } = person
  const isMe = id === me.id
  const why = isMe
    ? "Switch your own off in your profile, which asks for your password."
    : twoFactor
      ? whyNotOnOwner(me.role, role)?.sentence
      : "The second step is off."
  const reset = () => {
    setAsking(false)
    void give(resetTwoFactor, { teammateId: id }, { said: `${name} signs in with the password alone now.` })
  }
  return (
    <Part title="Sign-in">
      <p className="text-base text-ink-2">
        {twoFactor ? "The second step of sign-in is on." : "The second step of sign-in is off."}
      </p>
      <Button
        className="self-start"
        icon={<KeyRound />}
        busy={busy}
        disabledReason={why}
        onClick={() => setAsking(true)}
      >
        Reset two-factor
      </Button>
      {isMe ? null : <ResetLink person={person} isOwner={me.role === "owner"} canSend={canSend} />}
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Reset two-factor"
        confirmLabel="Reset"
        tone="danger"
        onConfirm={reset}
      >
        <p>
          {name} signs in with the password alone until they set it up again. Do it only if you are sure that
          it is {name} who asks. It is recorded.
        </p>
      </AlertDialog>
    </Part>
  )
}
