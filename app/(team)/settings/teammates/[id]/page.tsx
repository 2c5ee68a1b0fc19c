import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { BackLink } from "@/components/settings/back-link"
import { PageHead } from "@/components/settings/page-parts"
import { Person } from "@/components/settings/person"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { canSend } from "@/lib/mail/queue"
import { isId } from "@/lib/shared/addresses"
import { listTeams } from "@/lib/team/queries"
import { countAssigned, listPeople } from "@/lib/team/queries/people"

export const metadata: Metadata = { title: "Teammate · Settings · Backline" }

export default async function Page({ params }: PageProps<"/settings/teammates/[id]">) {
  const actor = await currentAdmin()
  const { id } = await params
  const people = await listPeople(db(), actor)
  const person = people.find((one) => one.id === id)
  if (!isId(id) || !person) notFound()
  const there = people.filter((one) => !one.removed)
  const teams = await listTeams(db(), actor.workspaceId)
  return (
    <>
      <PageHead title={person.name} back={<BackLink href="/settings/teammates">All teammates</BackLink>} />
      <Person
        person={person}
        me={{ id: actor.id, role: actor.role }}
        owners={there.filter((one) => one.role === "owner").length}
        heirs={{
          people: there.filter((one) => one.id !== id),
          teams: teams.filter((team) => !team.archived),
        }}
        assigned={await countAssigned(db(), actor, id)}
        canSend={canSend()}
      />
    </>
  )
}
