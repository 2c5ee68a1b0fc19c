import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { Mail } from "@/components/settings/mail"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { findMail } from "@/lib/mail/queries"
import { isId } from "@/lib/shared/addresses"

export const metadata: Metadata = { title: "Mail · Settings · Backline" }

export default async function Page({ params }: PageProps<"/settings/mail/[id]">) {
  const actor = await currentAdmin()
  const { id } = await params
  const mail = isId(id) ? await findMail(db(), actor, id) : null
  if (!mail) notFound()
  return <Mail mail={mail} />
}
