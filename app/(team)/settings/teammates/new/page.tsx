import type { Metadata } from "next"
import { BackLink } from "@/components/settings/back-link"
import { InviteForm } from "@/components/settings/invite-form"
import { PageHead } from "@/components/settings/page-parts"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { canSend } from "@/lib/mail/queue"
import { listTeams } from "@/lib/team/queries"

export const metadata: Metadata = { title: "Invite teammate · Settings · Backline" }

export default async function Page() {
  const { workspaceId, role } = await currentAdmin()
  const teams = await listTeams(db(), workspaceId)
  return (
    <>
      <PageHead title="Invite teammate" back={<BackLink href="/settings/teammates">All teammates</BackLink>}>
        {canSend()
          ? "They get a mail with a link. It works once, for 72 hours."
          : "There is no mail server, so you get a link to hand over. It works once, for 72 hours."}
      </PageHead>
      <InviteForm teams={teams.filter((team) => !team.archived)} isOwner={role === "owner"} />
    </>
  )
}
