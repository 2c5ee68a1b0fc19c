import type { Metadata } from "next"
import { MailList, WhyKept } from "@/components/settings/mail-list"
import { PageHead } from "@/components/settings/page-parts"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { listMails } from "@/lib/mail/queries"
import { canSend } from "@/lib/mail/queue"

export const metadata: Metadata = { title: "Mail · Settings · Backline" }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ searchParams }: Props) {
  const actor = await currentAdmin()
  const { after } = await searchParams
  const from = typeof after === "string" ? after : null
  const { rows, next } = await listMails(db(), actor, from)
  return (
    <>
      <PageHead title="Mail">
        What was told by mail: links to sign in with, news that a customer had not seen two minutes later, and
        invitations.
      </PageHead>
      <WhyKept canSend={canSend()} />
      <MailList rows={rows} next={next} isFirst={from === null} />
    </>
  )
}
