"use client"

import type { FormEvent } from "react"
import { Button } from "@/components/ui/button"
import { InlineError } from "@/components/ui/inline-error"
import type { TeamView } from "@/lib/team/views"
import type { SharedTickets, TypeView } from "@/lib/ticket-types/views"
import { StopSharingDialog } from "./stop-sharing-dialog"
import { AttributesPart } from "./ticket-type-attributes"
import type { TypeDraft } from "./ticket-type-draft"
import { AccessPart, AssignmentPart, Basics, SharingPart } from "./ticket-type-parts"
import { TypePreview } from "./ticket-type-preview"
import { attributeWords } from "./ticket-type-words"
import { Conflict, Unsaved } from "./unsaved"
import { useTypeSaving } from "./use-type-saving"
import { useVersionedDraft } from "./use-versioned-draft"

type Props = {
  /** Null for a new one, which begins as `initial`. */
  type: TypeView | null
  initial: TypeDraft
  /** Names the draft in this browser. */
  draftKey: string
  teams: TeamView[]
  shared: SharedTickets
  /** What customers read of a ticket that was just opened. */
  customerLabel: string
}

/** Makes or changes a ticket type: all of it in one go, and how it will look before it is saved (SPEC T1–T4, T7). */
export function TypeEditor({ type, initial, draftKey, teams, shared, customerLabel }: Props) {
  const work = useVersionedDraft(`ticket-type.${draftKey}`, initial, type?.version ?? 0)
  const saving = useTypeSaving({ type, work, teams, shared })
  const { draft, put } = work
  const parts = { draft, put, problemAt: saving.problemAt }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void saving.save(work.base)
  }
  return (
    <>
      {work.isStale && type ? (
        <Conflict
          theirs={<Theirs type={type} teams={teams} />}
          onMine={() => void saving.save(type.version)}
          onTheirs={work.clear}
        />
      ) : null}
      <form noValidate aria-label="Ticket type" onSubmit={submit} className="flex flex-col gap-8">
        <Basics {...parts} isNew={type === null} />
        <SharingPart {...parts} shared={shared} />
        <AccessPart {...parts} teams={teams} />
        <AssignmentPart {...parts} teams={teams} />
        <AttributesPart {...parts} stored={type?.attributes ?? []} />
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary-front" busy={saving.busy}>
            {type ? "Save ticket type" : "Create ticket type"}
          </Button>
          {work.isDirty ? <Unsaved onDiscard={work.clear} /> : null}
          {saving.refusal ? (
            <div role="alert">
              <InlineError>{saving.refusal}</InlineError>
            </div>
          ) : null}
        </div>
      </form>
      <TypePreview draft={draft} customerLabel={customerLabel} />
      <StopSharingDialog
        asked={saving.asked !== null}
        typeName={type?.name ?? ""}
        shared={shared}
        onCancel={saving.cancel}
        onConfirm={saving.confirm}
      />
    </>
  )
}

/** What another admin saved, to be held against what was made here. */
function Theirs({ type, teams }: { type: TypeView; teams: TeamView[] }) {
  const names = (ids: string[]) =>
    new Intl.ListFormat("en").format(teams.filter((team) => ids.includes(team.id)).map((team) => team.name))
  const lines = [
    `${type.icon} ${type.name}`,
    type.description,
    type.category === "back_office" ? `Sharing ${type.sharingAllowed ? "allowed" : "not allowed"}` : "",
    type.limited ? `Only ${names(type.teamIds)}` : "",
    type.defaultTeamId ? `New ones go to ${names([type.defaultTeamId])}` : "",
    ...type.attributes.filter((a) => !a.archived).map((a) => `${a.name}: ${attributeWords(a)}`),
  ]
  return (
    <ul className="my-2 rounded-md border border-current/30 px-3 py-2">
      {lines
        .filter((line) => line !== "")
        .map((line) => (
          <li key={line}>{line}</li>
        ))}
    </ul>
  )
}
