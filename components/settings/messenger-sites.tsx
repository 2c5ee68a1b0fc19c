"use client"

import { Plus, X } from "lucide-react"
import { type FormEvent, useState } from "react"
import { announce } from "@/components/ui/announcer"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { InlineError } from "@/components/ui/inline-error"
import { TextField } from "@/components/ui/text-field"
import { useStored } from "@/components/ui/use-stored"
import { siteOf, whyNotSite } from "@/lib/shared/sites"
import { setMessengerSites } from "@/lib/team/actions"
import { Part } from "./page-parts"
import { toFirstProblem } from "./to-first-problem"
import { Conflict, Unsaved } from "./unsaved"
import { useCommand } from "./use-command"

/** What is typed, and the stored list that it was made of; null while nothing is. */
type Draft = { lines: string[] | null; before: string[] }
const nothing: Draft = { lines: null, before: [] }

/** The sites that may show the messenger in a frame (SPEC C2). */
export function MessengerSites({ sites }: { sites: string[] }) {
  const [draft, change, clear] = useStored<Draft>("settings.messenger-sites", nothing)
  const [tried, setTried] = useState(false)
  const { give, busy } = useCommand()
  const lines = draft.lines ?? sites
  const isDirty = draft.lines !== null && draft.lines.join() !== sites.join()
  const isStale = isDirty && draft.before.join() !== sites.join()
  const set = (next: string[]) => change({ lines: next, before: draft.lines ? draft.before : sites })
  const save = async (before: string[]) => {
    setTried(true)
    if (lines.some((_, at) => whyNotLine(lines, at))) {
      toFirstProblem()
      return announce("Some sites need another look.", { tone: "danger" })
    }
    const result = await give(setMessengerSites, { before, sites: lines }, { said: "The sites are saved." })
    if (result.ok) setTried(false)
    if (result.ok || result.code === "unchanged") clear()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save(draft.lines ? draft.before : sites)
  }
  return (
    <Part
      title="Sites"
      about="Only these sites can show the messenger. The portal and the messenger’s own page need no site."
    >
      {isStale ? (
        <Conflict
          theirs={sites.length > 0 ? `${sites.join(", ")}.` : "no sites."}
          onMine={() => void save(sites)}
          onTheirs={clear}
        />
      ) : null}
      <form noValidate onSubmit={submit} className="flex flex-col gap-3">
        {lines.length === 0 ? (
          <p className="text-base text-ink-2">
            No site yet: the messenger can be opened on its own page only.
          </p>
        ) : null}
        <SiteFields lines={lines} tried={tried} onChange={set} />
        <div className="flex flex-wrap items-center gap-2">
          <Button icon={<Plus />} onClick={() => set([...lines, ""])}>
            Add site
          </Button>
          <Button type="submit" variant="primary-front" busy={busy}>
            Save sites
          </Button>
          {isDirty ? <Unsaved onDiscard={clear} /> : null}
        </div>
        {tried && lines.length > 50 ? (
          <InlineError>A messenger can be shown on up to 50 sites.</InlineError>
        ) : null}
      </form>
    </Part>
  )
}

type FieldsProps = { lines: string[]; tried: boolean; onChange: (lines: string[]) => void }

function SiteFields({ lines, tried, onChange }: FieldsProps) {
  return (
    <ul aria-label="Sites" className="flex flex-col gap-2 empty:hidden">
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other identity while it is typed
        <li key={at} className="flex items-start gap-1">
          <TextField
            className="max-w-md grow"
            label={`Site ${at + 1}`}
            hideLabel
            inputMode="url"
            autoComplete="off"
            placeholder="https://www.example.com"
            value={line}
            error={tried ? whyNotLine(lines, at) : undefined}
            onChange={(event) => onChange(lines.with(at, event.target.value))}
          />
          <IconButton
            label={`Remove ${line || `site ${at + 1}`}`}
            icon={<X />}
            onClick={() => onChange(lines.filter((_, other) => other !== at))}
          />
        </li>
      ))}
    </ul>
  )
}

function whyNotLine(lines: string[], at: number): string | undefined {
  const line = lines[at] ?? ""
  const twice = lines.findIndex((other) => siteOf(other) === siteOf(line)) < at
  return whyNotSite(line) ?? (twice ? "This site stands in the list already." : undefined)
}
