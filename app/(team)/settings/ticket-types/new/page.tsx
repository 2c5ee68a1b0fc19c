import type { Metadata } from "next"
import { BackLink } from "@/components/settings/back-link"
import { PageHead } from "@/components/settings/page-parts"
import { beginning } from "@/components/settings/ticket-type-draft"
import { TypeEditor } from "@/components/settings/ticket-type-editor"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { listTeams } from "@/lib/team/queries"
import { listStates, listTicketTypes } from "@/lib/ticket-types/queries"
import { firstState } from "@/lib/ticket-types/rules"

export const metadata: Metadata = { title: "New ticket type · Settings · Backline" }

export default async function Page({ searchParams }: PageProps<"/settings/ticket-types/new">) {
  const { workspaceId: w } = await currentAdmin()
  const { category, from } = await searchParams
  const [types, teams, states] = await Promise.all([
    listTicketTypes(db(), w),
    listTeams(db(), w),
    listStates(db(), w),
  ])
  const { key, initial } = beginning(types, category, from)
  return (
    <>
      <PageHead
        title="New ticket type"
        back={<BackLink href="/settings/ticket-types">All ticket types</BackLink>}
      />
      <TypeEditor
        type={null}
        initial={initial}
        draftKey={key}
        teams={teams}
        shared={{ count: 0, tags: [] }}
        customerLabel={firstState(states, "submitted")?.customerLabel ?? ""}
      />
    </>
  )
}
