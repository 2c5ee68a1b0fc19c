"use client"

import { useState } from "react"
import { FormFields, FormTitle } from "@/components/messenger/form-fields"
import { CustomerView } from "@/components/tickets/customer-view"
import { teamFiles } from "@/components/tickets/file-store"
import { emptyTicket, TicketFields } from "@/components/tickets/ticket-form"
import { useClock } from "@/components/ui/clock"
import { Tabs } from "@/components/ui/tabs"
import type { TypeView } from "@/lib/ticket-types/views"
import { Part } from "./page-parts"
import { sampleTicket } from "./sample-ticket"
import type { TypeDraft } from "./ticket-type-draft"

const faces = [
  { value: "team", label: "Team form" },
  { value: "form", label: "Customer form" },
  { value: "view", label: "Customer view" },
] as const
type Face = (typeof faces)[number]["value"]

/** What is being made, as it will look: by the same parts that draw it then, before anything is saved. */
export function TypePreview({ draft, customerLabel }: { draft: TypeDraft; customerLabel: string }) {
  const [face, setFace] = useState<Face>("team")
  const named = draft.attributes.map((a) => (a.name.trim() === "" ? { ...a, name: "New attribute" } : a))
  const shown = { ...draft, name: draft.name.trim() || "New ticket type", attributes: named }
  return (
    <Part title="Preview" about="As it will be once it is saved. Nothing here is kept or sent.">
      <Tabs label="What to look at" items={faces} value={face} onChange={setFace}>
        <div className="pt-4">
          {face === "team" ? <TeamForm draft={shown} /> : null}
          {face === "form" ? <CustomerForm draft={shown} /> : null}
          {face === "view" ? <CustomerSide draft={shown} customerLabel={customerLabel} /> : null}
        </div>
      </Tabs>
    </Part>
  )
}

const paper = "flex max-w-lg flex-col gap-4 rounded-xl border border-line p-4"

function TeamForm({ draft }: { draft: TypeDraft }) {
  const type: TypeView = { ...draft, id: "", archived: false, version: 0, stateIds: [] }
  return (
    <section aria-label="The teammate’s form" data-side="back" className={`${paper} bg-surface`}>
      <p className="text-base font-semibold">
        <span aria-hidden>{draft.icon}</span> <bdi>{draft.name}</bdi>
      </p>
      <fieldset disabled className="contents">
        <legend className="sr-only">Looked at, not filled in</legend>
        <TicketFields type={type} draft={emptyTicket} onChange={nothing} />
      </fieldset>
    </section>
  )
}

const nothing = () => undefined
const unfilled = { title: "", description: "", attributes: {}, files: [] }

function CustomerForm({ draft }: { draft: TypeDraft }) {
  const { timeZone } = useClock()
  if (isInternal(draft)) return <NotShared draft={draft} />
  const fields = draft.attributes
    .filter((a) => a.visibleToCustomer && !a.archived)
    .map((a) => ({ ...a, required: a.requiredOnForm }))
  return (
    <section aria-label="The customer’s form" data-side="front" className={`${paper} bg-raised`}>
      <FormTitle icon={draft.icon}>{draft.name}</FormTitle>
      <fieldset disabled className="contents">
        <legend className="sr-only">Looked at, not filled in</legend>
        <FormFields
          form={{ describes: draft.descriptionVisible, fields }}
          values={unfilled}
          errors={{}}
          timeZone={timeZone}
          store={teamFiles}
          onChange={nothing}
          onAttribute={nothing}
        />
      </fieldset>
    </section>
  )
}

function CustomerSide({ draft, customerLabel }: { draft: TypeDraft; customerLabel: string }) {
  const { now } = useClock()
  if (isInternal(draft)) return <NotShared draft={draft} />
  return (
    <div className="flex max-w-lg flex-col gap-3 text-sm text-ink-2">
      <CustomerView ticket={sampleTicket(draft, customerLabel, now)} />
    </div>
  )
}

function isInternal({ category, sharingAllowed }: TypeDraft): boolean {
  return category === "tracker" || (category === "back_office" && !sharingAllowed)
}

function NotShared({ draft }: { draft: TypeDraft }) {
  return (
    <p className="text-base text-ink-2">
      {draft.category === "tracker"
        ? "Tracker tickets are never shared with customers."
        : "Customers never see these tickets: sharing isn’t allowed."}
    </p>
  )
}
