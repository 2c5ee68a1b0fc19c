import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { CustomerList, CustomerSearch } from "@/components/customers/list"
import { NewConversation } from "@/components/customers/new-conversation"
import { PageHead } from "@/components/settings/page-parts"
import { db } from "@/db/client"
import { currentTeammate } from "@/lib/auth/session"
import { listCustomers } from "@/lib/customers/queries/list"

export const metadata: Metadata = { title: "Customers · Backline" }

type Props = { searchParams: Promise<{ q?: string; after?: string }> }

export default async function Page({ searchParams }: Props) {
  const [actor, { q, after }] = await Promise.all([currentTeammate(), searchParams])
  if (!actor) redirect("/sign-in")
  const words = typeof q === "string" ? q : ""
  const page = await listCustomers(db(), actor, { words, after: typeof after === "string" ? after : null })
  return (
    <>
      <PageHead title="Customers" actions={<NewConversation variant="primary-front" />} />
      <CustomerSearch words={words} />
      <CustomerList {...page} words={words} isFirst={!after} />
    </>
  )
}
