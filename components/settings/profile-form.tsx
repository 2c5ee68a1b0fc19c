"use client"

import { type FormEvent, useMemo, useState } from "react"
import { Button } from "@/components/ui/button"
import { useClock } from "@/components/ui/clock"
import { Select } from "@/components/ui/select"
import { Switch } from "@/components/ui/switch"
import { TextField } from "@/components/ui/text-field"
import { useStored } from "@/components/ui/use-stored"
import { dateLocales } from "@/lib/shared/date-locales"
import { exactTime } from "@/lib/shared/times"
import { changeProfile, setAway } from "@/lib/team/actions"
import type { ProfileView } from "@/lib/team/views"
import { Part } from "./page-parts"
import { toFirstProblem } from "./to-first-problem"
import { Conflict, Unsaved } from "./unsaved"
import { useCommand } from "./use-command"

type Draft = Pick<ProfileView, "name" | "timeZone" | "dateLocale">
type Stored = { draft: Draft | null; before: Draft | null }
const nothing: Stored = { draft: null, before: null }
const plain = ({ name, timeZone, dateLocale }: Draft) => JSON.stringify([name, timeZone, dateLocale])

/** The choice that leaves it to the workspace, which a null stands for. */
const asWorkspace = "workspace"

/** Name, time zone and language of dates; kept in this browser until they are saved. */
export function ProfileForm({ profile, zones }: { profile: ProfileView; zones: string[] }) {
  const [stored, change, clear] = useStored<Stored>("settings.profile", nothing)
  const [tried, setTried] = useState(false)
  const { give, busy } = useCommand()
  const { name, timeZone, dateLocale } = profile
  const saved: Draft = { name, timeZone, dateLocale }
  const draft = stored.draft ?? saved
  const before = stored.draft ? (stored.before ?? saved) : saved
  const isDirty = plain(draft) !== plain(saved)
  const put = (part: Partial<Draft>) => change({ draft: { ...draft, ...part }, before })
  const save = async (from: Draft) => {
    setTried(true)
    if (!draft.name.trim()) return toFirstProblem()
    const result = await give(changeProfile, { before: from, ...draft }, { said: "Your profile is saved." })
    if (result.ok || result.code === "unchanged") clear()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save(before)
  }
  return (
    <form noValidate aria-label="Profile" onSubmit={submit} className="flex flex-col gap-4">
      {isDirty && plain(before) !== plain(saved) ? (
        <Conflict
          theirs={[name, timeZone ?? "the workspace’s time zone", dateLocale ?? "en-GB"].join(", ")}
          onMine={() => void save(saved)}
          onTheirs={clear}
        />
      ) : null}
      <TextField
        className="max-w-md"
        label="Name"
        required
        autoComplete="name"
        value={draft.name}
        error={tried && !draft.name.trim() ? "Please give a name." : undefined}
        onChange={(event) => put({ name: event.target.value })}
      />
      <ZoneAndLanguage draft={draft} zones={zones} workspace={profile.workspaceTimeZone} put={put} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary-front" busy={busy}>
          Save profile
        </Button>
        {isDirty ? <Unsaved onDiscard={clear} /> : null}
      </div>
    </form>
  )
}

type ZoneProps = {
  draft: Draft
  zones: string[]
  workspace: string
  put: (part: Partial<Draft>) => void
}

function ZoneAndLanguage({ draft, zones, workspace, put }: ZoneProps) {
  const { now } = useClock()
  const options = useMemo(
    () => [
      { value: asWorkspace, label: `As the workspace: ${workspace.replaceAll("_", " ")}` },
      ...[...new Set(zones)].map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") })),
    ],
    [zones, workspace],
  )
  const where = { timeZone: draft.timeZone ?? workspace, locale: draft.dateLocale }
  return (
    <>
      <Select
        className="max-w-md"
        label="Time zone"
        filter
        options={options}
        value={draft.timeZone ?? asWorkspace}
        onChange={(zone) => put({ timeZone: zone === asWorkspace ? null : zone })}
      />
      <Select
        className="max-w-md"
        label="Language of dates"
        options={dateLocales}
        value={draft.dateLocale ?? "en-GB"}
        hint={`Now it is ${exactTime(now, where)}.`}
        onChange={(dateLocale) => put({ dateLocale })}
      />
    </>
  )
}

/** Whether one is away: one's own to say. */
export function AwaySwitch({ profile }: { profile: ProfileView }) {
  const { give, busy } = useCommand()
  return (
    <Part title="Away" about="While you are away, rules that give out work pass over you.">
      <Switch
        label="I am away"
        checked={profile.away}
        busy={busy}
        onChange={(to) =>
          void give(
            setAway,
            { teammateId: profile.id, to },
            { said: to ? "You are away." : "You are here again." },
          )
        }
      />
    </Part>
  )
}
