import type { Metadata } from "next"
import { PageHead } from "@/components/settings/page-parts"
import { StateList } from "@/components/settings/state-list"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { listStateItems, listTicketTypes } from "@/lib/ticket-types/queries"

export const metadata: Metadata = { title: "States · Settings · Backline" }

export default async function Page() {
  const { workspaceId } = await currentAdmin()
  const [states, types] = await Promise.all([
    listStateItems(db(), workspaceId),
    listTicketTypes(db(), workspaceId),
  ])
  return (
    <>
      <PageHead title="States">
        Where a ticket stands. Teammates and customers may read different words for it.
      </PageHead>
      <StateList states={states} types={types} />
    </>
  )
}
