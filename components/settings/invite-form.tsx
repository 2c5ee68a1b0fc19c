"use client"

import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { Button } from "@/components/ui/button"
import { Select } from "@/components/ui/select"
import { TextField } from "@/components/ui/text-field"
import { useStored } from "@/components/ui/use-stored"
import { newId } from "@/lib/shared/ids"
import { inviteTeammate } from "@/lib/team/actions"
import type { Office, Role } from "@/lib/team/rules"
import type { TeamView } from "@/lib/team/views"
import { Chosen } from "./chosen"
import { officeOptions, roleOptions } from "./people-words"
import { toFirstProblem } from "./to-first-problem"
import { Unsaved } from "./unsaved"
import { useCommand } from "./use-command"

type Draft = { email: string; role: Role; office: Office; teamIds: string[] }
type Stored = Draft & { id: string | null }
const nothing: Stored = { email: "", role: "teammate", office: "front", teamIds: [], id: null }

/** Whom to invite, as what, and into which teams. */
export function InviteForm({ teams, isOwner }: { teams: TeamView[]; isOwner: boolean }) {
  const [draft, put, clear] = useStored<Stored>("settings.invite", nothing)
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const router = useRouter()
  const { give, busy } = useCommand()
  const why = draft.email.includes("@") ? refused : "Please give an e-mail address."
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!draft.email.includes("@")) return toFirstProblem()
    const { id, email, ...rest } = draft
    const commandId = id ?? newId()
    put({ id: commandId })
    const said = `${email} is invited.`
    const result = await give(inviteTeammate, { email: email.trim(), ...rest }, { said, commandId })
    if (!result.ok) {
      put({ id: null })
      return setRefused(result.sentence)
    }
    clear()
    router.push("/settings/teammates")
  }
  const change = (part: Partial<Draft>) => {
    setRefused(null)
    put(part)
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <TextField
        className="max-w-md"
        label="Email"
        type="email"
        required
        autoComplete="off"
        value={draft.email}
        error={tried ? (why ?? undefined) : undefined}
        onChange={(event) => change({ email: event.target.value })}
      />
      <Select
        className="max-w-md"
        label="Role"
        options={roleOptions.map((option) =>
          option.value === "owner" && !isOwner
            ? { ...option, disabledReason: "Only an owner invites an owner." }
            : option,
        )}
        value={draft.role}
        onChange={(role) => change({ role })}
      />
      <Select
        className="max-w-md"
        label="Office"
        options={officeOptions}
        value={draft.office}
        onChange={(office) => change({ office })}
      />
      <Chosen
        title="Teams"
        add="Choose teams"
        none="In no team yet."
        options={teams.map((team) => ({ value: team.id, label: team.name }))}
        value={draft.teamIds}
        onChange={(teamIds) => change({ teamIds })}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary-front" busy={busy}>
          Invite
        </Button>
        {draft.email ? <Unsaved onDiscard={clear} /> : null}
      </div>
    </form>
  )
}
