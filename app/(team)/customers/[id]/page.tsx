import type { Metadata } from "next"
import { notFound, redirect } from "next/navigation"
import { CustomerPage } from "@/components/customers/customer-page"
import { db } from "@/db/client"
import { currentTeammate } from "@/lib/auth/session"
import { conversationsOf, ticketsOf } from "@/lib/customers/queries/history"
import { findCustomer } from "@/lib/customers/queries/one"
import { isId, numberFrom } from "@/lib/shared/addresses"

export const metadata: Metadata = { title: "Customer · Backline" }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ after?: string; before?: string }>
}

export default async function Page({ params, searchParams }: Props) {
  const [actor, { id }, { after, before }] = await Promise.all([currentTeammate(), params, searchParams])
  if (!actor) redirect("/sign-in")
  const customer = isId(id) ? await findCustomer(db(), actor, id) : null
  if (!customer) notFound()
  if ("mergedInto" in customer) redirect(`/customers/${customer.mergedInto}`)
  const [conversations, tickets] = await Promise.all([
    conversationsOf(db(), actor, { customerId: id, after: typeof after === "string" ? after : null }),
    ticketsOf(db(), actor, {
      customerId: id,
      before: numberFrom(typeof before === "string" ? before : null),
    }),
  ])
  const isFirst = { conversations: !after, tickets: !before }
  return (
    <CustomerPage {...{ customer, conversations, tickets, isFirst }} isAdmin={actor.role !== "teammate"} />
  )
}
