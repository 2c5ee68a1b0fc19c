"use client"

import { Archive, ArchiveRestore } from "lucide-react"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { announce } from "@/components/ui/announcer"
import { Button } from "@/components/ui/button"
import { Select } from "@/components/ui/select"
import { TextField } from "@/components/ui/text-field"
import { useStored } from "@/components/ui/use-stored"
import { newId } from "@/lib/shared/ids"
import { addTeam } from "@/lib/team/actions"
import { nameOf, type Office } from "@/lib/team/rules"
import type { TeammateView, TeamView } from "@/lib/team/views"
import { archiveTeam, changeTeam, restoreTeam } from "@/lib/threads/actions"
import { Chosen } from "./chosen"
import { officeOptions, officeWords } from "./people-words"
import { toFirstProblem } from "./to-first-problem"
import { Conflict, Unsaved } from "./unsaved"
import { useCommand } from "./use-command"

type Draft = { name: string; office: Office; memberIds: string[] }
/** What is typed, the stored team that it was made of, and the id that a new one will have. */
type Stored = { draft: Draft | null; before: Draft | null; id: string | null }
const nothing: Stored = { draft: null, before: null, id: null }
const empty: Draft = { name: "", office: "back", memberIds: [] }

const plain = ({ name, office, memberIds }: Draft) => JSON.stringify([name, office, [...memberIds].sort()])

type Props = { team: TeamView | null; people: TeammateView[] }

/** What is made of a team, kept in this browser until it is saved or discarded. */
function useTeamDraft(team: TeamView | null) {
  const [stored, change, clear] = useStored<Stored>(`settings.team.${team?.id ?? "new"}`, nothing)
  const saved: Draft = team ? { name: team.name, office: team.office, memberIds: team.memberIds } : empty
  const draft = stored.draft ?? saved
  const isDirty = stored.draft !== null && plain(draft) !== plain(saved)
  const before = stored.draft ? (stored.before ?? saved) : saved
  const put = (part: Partial<Draft>) => change({ draft: { ...draft, ...part }, before })
  const idToSend = () => {
    const id = stored.id ?? newId()
    if (!stored.id) change({ id })
    return id
  }
  return {
    saved,
    draft,
    before,
    isDirty,
    isStale: isDirty && plain(before) !== plain(saved),
    put,
    idToSend,
    clear,
  }
}

/** A team's name, office and members. */
export function TeamForm({ team, people }: Props) {
  const { saved, draft, before, isDirty, isStale, put, idToSend, clear } = useTeamDraft(team)
  const [tried, setTried] = useState(false)
  const router = useRouter()
  const { give, busy } = useCommand()
  const save = async (from: Draft) => {
    setTried(true)
    if (!draft.name.trim()) return toFirstProblem()
    const said = `“${draft.name}” is saved.`
    const result = team
      ? await give(changeTeam, { teamId: team.id, before: from, ...draft }, { said })
      : await give(addTeam, draft, { said, commandId: idToSend() })
    if (!result.ok && result.code !== "unchanged") return
    clear()
    if (!team) router.push("/settings/teams")
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save(before)
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {isStale ? (
        <Conflict theirs={inWords(saved, people)} onMine={() => void save(saved)} onTheirs={clear} />
      ) : null}
      <TextField
        className="max-w-md"
        label="Name"
        required
        autoComplete="off"
        value={draft.name}
        error={tried && !draft.name.trim() ? "Please name the team." : undefined}
        onChange={(event) => put({ name: event.target.value })}
      />
      <Select
        className="max-w-md"
        label="Office"
        options={officeOptions}
        value={draft.office}
        onChange={(office) => put({ office })}
      />
      <Chosen
        title="Members"
        add="Choose members"
        none="Nobody is in it yet."
        options={people
          .filter((person) => !person.removed)
          .map((person) => ({ value: person.id, label: person.name }))}
        value={draft.memberIds}
        onChange={(memberIds) => put({ memberIds })}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary-front" busy={busy}>
          {team ? "Save team" : "Create team"}
        </Button>
        {isDirty ? <Unsaved onDiscard={clear} /> : null}
      </div>
    </form>
  )
}

function inWords({ name, office, memberIds }: Draft, people: TeammateView[]): string {
  const members = memberIds.map((id) => nameOf(people, id)).sort()
  return `“${name}”, ${officeWords[office]}, ${members.length > 0 ? members.join(", ") : "no members"}.`
}

type ArchiveProps = { team: Pick<TeamView, "id" | "name" | "archived"> }

/** Archives a team, or brings it back; neither is for good. */
export function ArchiveTeam({ team: { id, name, archived } }: ArchiveProps) {
  const { give, busy } = useCommand()
  const undo = () => void give(restoreTeam, { teamId: id }, { said: `“${name}” is back.` })
  const archive = async () => {
    const result = await give(archiveTeam, { teamId: id })
    if (result.ok)
      announce(`“${name}” is archived.`, { tone: "success", action: { label: "Undo", onAction: undo } })
  }
  return archived ? (
    <Button icon={<ArchiveRestore />} busy={busy} onClick={undo}>
      Bring back
    </Button>
  ) : (
    <Button icon={<Archive />} busy={busy} onClick={() => void archive()}>
      Archive
    </Button>
  )
}
