import type { Metadata } from "next"
import { PageHead } from "@/components/settings/page-parts"
import { TypeList } from "@/components/settings/ticket-type-list"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { listTeams } from "@/lib/team/queries"
import { listTicketTypes } from "@/lib/ticket-types/queries"

export const metadata: Metadata = { title: "Ticket types · Settings · Backline" }

export default async function Page() {
  const { workspaceId } = await currentAdmin()
  const [types, teams] = await Promise.all([listTicketTypes(db(), workspaceId), listTeams(db(), workspaceId)])
  return (
    <>
      <PageHead title="Ticket types">
        A type says what has to be known of a ticket, who gets it, and whether a customer may ever see it.
      </PageHead>
      <TypeList types={types} teams={teams} />
    </>
  )
}
