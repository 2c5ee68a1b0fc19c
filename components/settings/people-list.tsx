import { UserRoundPlus } from "lucide-react"
import Link from "next/link"
import { Avatar } from "@/components/ui/avatar"
import { buttonStyles } from "@/components/ui/button-styles"
import { Chip } from "@/components/ui/chip"
import { RelativeTime } from "@/components/ui/relative-time"
import type { PersonView } from "@/lib/team/views"
import { officeWords, roleWords } from "./people-words"

/** The way to an invitation. */
export function InviteLink() {
  return (
    <Link prefetch={false} href="/settings/teammates/new" className={buttonStyles("primary-front", "md")}>
      <UserRoundPlus aria-hidden />
      Invite teammate
    </Link>
  )
}

/** All who are teammates now. */
export function PeopleList({ people, me }: { people: PersonView[]; me: string }) {
  return (
    <ul aria-label="Teammates" className="flex flex-col border-y border-line">
      {people.map((person) => (
        <li
          key={person.id}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5 not-first:border-t not-first:border-line"
        >
          <Avatar name={person.name} />
          <div className="min-w-0 grow basis-52">
            <Link
              prefetch={false}
              href={`/settings/teammates/${person.id}`}
              dir="auto"
              className="rounded-sm text-base font-medium text-ink wrap-anywhere hover:underline"
            >
              {person.name}
            </Link>
            {person.id === me ? <span className="text-sm text-ink-3"> (you)</span> : null}
            <p className="text-sm text-ink-3 wrap-anywhere">
              {[...new Set([person.email, officeWords[person.office], ...person.teams])]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-1.5">
            {person.away ? (
              <Chip tone="waiting" size="sm">
                Away
              </Chip>
            ) : null}
            {person.twoFactor ? (
              <Chip tone="success" size="sm">
                Two-factor
              </Chip>
            ) : null}
            <Chip tone={person.role === "teammate" ? "neutral" : "front"} size="sm">
              {roleWords[person.role]}
            </Chip>
            <span className="w-24 text-right text-xs text-ink-3 max-sm:w-auto">
              <LastSeen person={person} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  )
}

function LastSeen({ person }: { person: PersonView }) {
  if (!person.signsIn) return "Can’t sign in"
  return person.lastSeen ? (
    <>
      Seen <RelativeTime at={person.lastSeen} />
    </>
  ) : (
    "Signed out"
  )
}

/** Those who were removed: old timelines name them still, and an invitation brings them back. */
export function RemovedPeople({ people }: { people: PersonView[] }) {
  if (people.length === 0) return null
  return (
    <details className="text-base text-ink-2">
      <summary className="w-fit rounded-sm text-sm text-ink-3">Removed ({people.length})</summary>
      <ul aria-label="Removed teammates" className="mt-2 flex flex-col gap-1">
        {people.map(({ id, name, email }) => (
          <li key={id} className="wrap-anywhere">
            {name} {email ? <span className="text-sm text-ink-3">{email}</span> : null}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-ink-3">Invite an address again to bring its teammate back.</p>
    </details>
  )
}
