"use client"

import { type FormEvent, useMemo, useState } from "react"
import { Button } from "@/components/ui/button"
import { useClock } from "@/components/ui/clock"
import { Select } from "@/components/ui/select"
import { TextField } from "@/components/ui/text-field"
import { clockTime } from "@/lib/shared/times"
import { changeWorkspace } from "@/lib/team/actions"
import type { WorkspaceSettings } from "@/lib/team/views"
import { Part } from "./page-parts"
import { toFirstProblem } from "./to-first-problem"
import { Conflict, Unsaved } from "./unsaved"
import { useBefore } from "./use-before"
import { useCommand } from "./use-command"

type Values = Pick<WorkspaceSettings, "name" | "timeZone">
const zoneName = (zone: string) => zone.replaceAll("_", " ")

/** The workspace's name and time zone. */
export function NameAndZone({ settings, zones }: { settings: WorkspaceSettings; zones: string[] }) {
  const saved: Values = { name: settings.name, timeZone: settings.timeZone }
  const { draft, before, isDirty, isStale, put, clear } = useBefore("settings.workspace", saved)
  const [tried, setTried] = useState(false)
  const { give, busy } = useCommand()
  const { now, locale } = useClock()
  const options = useMemo(
    () => [...new Set(zones)].map((zone) => ({ value: zone, label: zoneName(zone) })),
    [zones],
  )
  const save = async (from: Values) => {
    setTried(true)
    if (!draft.name.trim()) return toFirstProblem()
    const said = "The workspace’s name and time zone are saved."
    const result = await give(changeWorkspace, { before: from, ...draft }, { said })
    if (result.ok || result.code === "unchanged") clear()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save(before)
  }
  return (
    <Part
      title="Name and time zone"
      about="Customers read the name in the messenger and in mails. The time zone counts for everybody who has chosen none of their own."
    >
      {isStale ? (
        <Conflict
          theirs={`“${saved.name}”, ${zoneName(saved.timeZone)}.`}
          onMine={() => void save(saved)}
          onTheirs={clear}
        />
      ) : null}
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          className="max-w-md"
          label="Name"
          required
          autoComplete="off"
          maxLength={80}
          value={draft.name}
          error={tried && !draft.name.trim() ? "Please name the workspace." : undefined}
          onChange={(event) => put({ name: event.target.value })}
        />
        <Select
          className="max-w-md"
          label="Time zone"
          filter
          options={options}
          value={draft.timeZone}
          hint={`It is ${clockTime(now, { timeZone: draft.timeZone, locale })} there now.`}
          onChange={(timeZone) => put({ timeZone })}
        />
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary-front" busy={busy}>
            Save name and time zone
          </Button>
          {isDirty ? <Unsaved onDiscard={clear} /> : null}
        </div>
      </form>
    </Part>
  )
}
