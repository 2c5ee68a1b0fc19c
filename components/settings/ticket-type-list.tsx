import { Plus } from "lucide-react"
import Link from "next/link"
import { buttonStyles } from "@/components/ui/button-styles"
import type { TicketCategory } from "@/lib/events/event"
import type { TeamView } from "@/lib/team/views"
import type { TypeView } from "@/lib/ticket-types/views"
import { Part } from "./page-parts"
import { RestoreType } from "./restore-type"
import { categories, categoryOrder } from "./ticket-type-words"

type Props = { types: TypeView[]; teams: TeamView[] }

/** All ticket types, by category; archived ones apart (SPEC T1). */
export function TypeList({ types, teams }: Props) {
  return categoryOrder.map((category) => {
    const ofIt = types.filter((type) => type.category === category)
    const active = ofIt.filter((type) => !type.archived)
    const archived = ofIt.filter((type) => type.archived)
    const { name, about } = categories[category]
    return (
      <Part key={category} title={`${name}s`} about={about}>
        {active.length === 0 ? (
          <p className="text-base text-ink-2">
            There is none yet. Teammates can open such a ticket once there is.
          </p>
        ) : (
          <ul aria-label={`Types of ${name}s`} className="flex flex-col border-y border-line">
            {active.map((type) => (
              <li key={type.id} className="flex flex-col py-2.5 not-first:border-t not-first:border-line">
                <TypeLink type={type} />
                <span className="text-sm text-ink-3 wrap-anywhere">{inWords(type, teams)}</span>
              </li>
            ))}
          </ul>
        )}
        <NewType category={category} />
        {archived.length > 0 ? (
          <details className="text-base text-ink-2">
            <summary className="w-fit rounded-sm text-sm text-ink-3">Archived ({archived.length})</summary>
            <ul aria-label={`Archived types of ${name}s`} className="mt-2 flex flex-col gap-1">
              {archived.map((type) => (
                <li key={type.id} className="flex flex-wrap items-center gap-2">
                  <TypeLink type={type} />
                  <RestoreType id={type.id} name={type.name} />
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </Part>
    )
  })
}

function TypeLink({ type: { id, icon, name } }: { type: TypeView }) {
  return (
    <Link
      prefetch={false}
      href={`/settings/ticket-types/${id}`}
      className="w-fit rounded-sm text-base font-medium text-ink wrap-anywhere hover:underline pointer-coarse:py-2"
    >
      <span aria-hidden>{icon} </span>
      <bdi>{name}</bdi>
    </Link>
  )
}

function NewType({ category }: { category: TicketCategory }) {
  return (
    <Link
      prefetch={false}
      href={`/settings/ticket-types/new?category=${category}`}
      className={`${buttonStyles("secondary", "sm")} self-start`}
    >
      <Plus aria-hidden />
      New {categories[category].name} type
    </Link>
  )
}

function inWords(type: TypeView, teams: TeamView[]): string {
  const team = teams.find((t) => t.id === type.defaultTeamId)?.name
  const count = type.attributes.filter((a) => !a.archived).length
  const words = [
    `${count} ${count === 1 ? "attribute" : "attributes"}`,
    type.category === "back_office" ? (type.sharingAllowed ? "sharing allowed" : "never shared") : null,
    type.limited ? `only ${type.teamIds.length === 1 ? "one team" : `${type.teamIds.length} teams`}` : null,
    team && type.category !== "customer" ? `to ${team}` : null,
  ]
  return words.filter(Boolean).join(" · ")
}
