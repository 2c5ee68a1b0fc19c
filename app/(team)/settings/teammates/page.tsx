import type { Metadata } from "next"
import { InvitationList } from "@/components/settings/invitation-list"
import { PageHead } from "@/components/settings/page-parts"
import { InviteLink, PeopleList, RemovedPeople } from "@/components/settings/people-list"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { canSend } from "@/lib/mail/queue"
import { listInvitations } from "@/lib/team/queries/invitations"
import { listPeople } from "@/lib/team/queries/people"

export const metadata: Metadata = { title: "Teammates · Settings · Backline" }

export default async function Page() {
  const actor = await currentAdmin()
  const [people, invitations] = await Promise.all([listPeople(db(), actor), listInvitations(db(), actor)])
  return (
    <>
      <PageHead title="Teammates" actions={<InviteLink />}>
        Every teammate reads and answers every conversation. Admins set up the workspace; owners also say who
        is an owner.
      </PageHead>
      <InvitationList invitations={invitations} canSend={canSend()} />
      <PeopleList people={people.filter((person) => !person.removed)} me={actor.id} />
      <RemovedPeople people={people.filter((person) => person.removed)} />
    </>
  )
}
