import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { draftOf } from "@/components/settings/ticket-type-draft"
import { TypeEditor } from "@/components/settings/ticket-type-editor"
import { TypeHead } from "@/components/settings/ticket-type-head"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { isId } from "@/lib/shared/addresses"
import { listTeams } from "@/lib/team/queries"
import { findTicketType, listStates, sharedTicketsOf } from "@/lib/ticket-types/queries"
import { firstState } from "@/lib/ticket-types/rules"

export const metadata: Metadata = { title: "Ticket type · Settings · Backline" }

export default async function Page({ params }: PageProps<"/settings/ticket-types/[id]">) {
  const { workspaceId: w } = await currentAdmin()
  const { id } = await params
  const type = isId(id) ? await findTicketType(db(), w, id) : null
  if (!type) notFound()
  const [teams, states, shared] = await Promise.all([
    listTeams(db(), w),
    listStates(db(), w),
    sharedTicketsOf(db(), w, id),
  ])
  const label = firstState(states, "submitted")?.customerLabel ?? ""
  const settings = { type, initial: draftOf(type), teams, shared, customerLabel: label }
  return (
    <>
      <TypeHead type={type} />
      <TypeEditor key={id} draftKey={id} {...settings} />
    </>
  )
}
