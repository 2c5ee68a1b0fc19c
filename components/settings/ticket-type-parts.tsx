"use client"

import { Checkbox } from "@/components/ui/checkbox"
import { InlineError } from "@/components/ui/inline-error"
import { Select } from "@/components/ui/select"
import { TextArea } from "@/components/ui/text-area"
import { TextField } from "@/components/ui/text-field"
import type { TeamView } from "@/lib/team/views"
import { countTickets } from "@/lib/ticket-types/rules/stopping"
import type { AssignmentRule, SharedTickets } from "@/lib/ticket-types/views"
import { EmojiField } from "./emoji-field"
import { Part } from "./page-parts"
import type { TypeDraft } from "./ticket-type-draft"
import { categories, categoryOrder, ruleNames } from "./ticket-type-words"

export type PartProps = {
  draft: TypeDraft
  put: (part: Partial<TypeDraft>) => void
  /** What is wrong at a place of the screen, once it was tried to save. */
  problemAt: (at: string) => string | undefined
}

/** What a type is: its name, icon and description; of a new one its category too (SPEC T1). */
export function Basics({ draft, put, problemAt, isNew }: PartProps & { isNew: boolean }) {
  const { name, about } = categories[draft.category]
  return (
    <div className="flex max-w-md flex-col gap-4">
      {isNew ? (
        <Select
          label="Category"
          hint={`${about} It stays as it is once the type is made.`}
          value={draft.category}
          options={categoryOrder.map((value) => ({ value, label: categories[value].name }))}
          onChange={(category) => put({ category })}
        />
      ) : (
        <p className="text-base text-ink-2">
          Category: <b className="font-medium text-ink">{name}</b>. {about}
        </p>
      )}
      <TextField
        label="Name"
        required
        dir="auto"
        autoComplete="off"
        value={draft.name}
        error={problemAt("name")}
        onChange={(event) => put({ name: event.target.value })}
      />
      <EmojiField value={draft.icon} error={problemAt("icon")} onChange={(icon) => put({ icon })} />
      <TextArea
        label="About this type"
        hint="What teammates read when they choose a type. Customers don’t see it."
        value={draft.description}
        onChange={(event) => put({ description: event.target.value })}
      />
    </div>
  )
}

/** Whether tickets may be shared at all, and what customers see of them (SPEC T2, T3, S7). */
export function SharingPart({ draft, put, shared }: PartProps & { shared: SharedTickets }) {
  if (draft.category === "tracker") return null
  const isOff = draft.category === "back_office" && !draft.sharingAllowed
  return (
    <Part title="Customers">
      {draft.category === "back_office" ? (
        <Checkbox
          label="Sharing with customers is allowed"
          hint="Allowing it shares nothing: it gives teammates the choice, ticket by ticket. Without it no ticket of this type can ever be shared."
          checked={draft.sharingAllowed}
          onCheckedChange={(sharingAllowed) => put({ sharingAllowed })}
        />
      ) : (
        <p className="text-base text-ink-2">The customer always sees a Customer ticket.</p>
      )}
      {isOff && shared.count > 0 ? (
        <p className="rounded-lg bg-warning-soft px-4 py-2.5 text-base text-warning-text">
          {countTickets(shared.count)} of this type {shared.count === 1 ? "is" : "are"} shared now. Saving
          asks you to stop sharing {shared.count === 1 ? "it" : "them"}.
        </p>
      ) : null}
      <p className="max-w-[70ch] text-base text-ink-2">
        Who sees a ticket sees its title, type, number, the customer’s name for its state, its dates, and the
        attributes that are marked visible. Notes, the assignee and the team stay internal.
      </p>
      <Checkbox
        label="Customers see the description"
        hint="And are asked for one in the ticket form."
        checked={draft.descriptionVisible}
        onCheckedChange={(descriptionVisible) => put({ descriptionVisible })}
      />
    </Part>
  )
}

/** Who opens tickets of this type (SPEC A2). */
export function AccessPart({ draft, put, problemAt, teams }: PartProps & { teams: TeamView[] }) {
  if (draft.category === "customer") return null
  const offered = teams.filter((team) => !team.archived || draft.teamIds.includes(team.id))
  const set = (id: string, on: boolean) =>
    put({ teamIds: on ? [...draft.teamIds, id] : draft.teamIds.filter((other) => other !== id) })
  const problem = problemAt("limited")
  return (
    <Part title="Who opens these tickets">
      <Checkbox
        label="Only some teams"
        hint="Anyone can create one. Others see “Restricted ticket #12”, its state and what is cross-posted, and nothing more."
        checked={draft.limited}
        onCheckedChange={(limited) => put({ limited })}
      />
      {draft.limited ? (
        <fieldset className="ml-7 flex flex-col gap-2" data-problem={problem ? "" : undefined}>
          <legend className="mb-1 text-sm font-medium text-ink-2">Teams that open them</legend>
          {offered.map((team) => (
            <Checkbox
              key={team.id}
              label={team.archived ? `${team.name} (archived)` : team.name}
              checked={draft.teamIds.includes(team.id)}
              aria-invalid={problem ? true : undefined}
              onCheckedChange={(on) => set(team.id, on)}
            />
          ))}
          {offered.length === 0 ? <p className="text-base text-ink-2">There is no team yet.</p> : null}
          {problem ? <InlineError>{problem}</InlineError> : null}
        </fieldset>
      ) : null}
    </Part>
  )
}

/** To whom a new ticket is given (SPEC T1). */
export function AssignmentPart({ draft, put, problemAt, teams }: PartProps & { teams: TeamView[] }) {
  if (draft.category === "customer") return null
  const offered = teams.filter((team) => !team.archived || team.id === draft.defaultTeamId)
  return (
    <Part title="New tickets go to">
      <div className="flex max-w-md flex-col gap-4">
        <Select
          label="Default team"
          value={draft.defaultTeamId ?? "none"}
          options={[
            { value: "none", label: "No team" },
            ...offered.map((t) => ({ value: t.id, label: t.name })),
          ]}
          onChange={(id) =>
            put(id === "none" ? { defaultTeamId: null, assignment: "none" } : { defaultTeamId: id })
          }
        />
        <Select
          label="Teammate"
          hint="Who is away is passed over. If nobody of the team is there, the ticket waits for the team."
          value={draft.assignment}
          disabledReason={draft.defaultTeamId ? undefined : "Choose a default team first."}
          error={problemAt("assignment")}
          options={(Object.keys(ruleNames) as AssignmentRule[]).map((value) => ({
            value,
            label: ruleNames[value],
          }))}
          onChange={(assignment) => put({ assignment })}
        />
      </div>
    </Part>
  )
}
