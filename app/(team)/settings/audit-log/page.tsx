import type { Metadata } from "next"
import { AuditFilter } from "@/components/settings/audit-filter"
import { AuditHead, AuditList } from "@/components/settings/audit-list"
import { WhichOne } from "@/components/settings/audit-which"
import { PageHead } from "@/components/settings/page-parts"
import { readAuditLog } from "@/lib/audit/queries/log"
import { currentAdmin } from "@/lib/auth/admin"

export const metadata: Metadata = { title: "Audit log · Settings · Backline" }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ searchParams }: Props) {
  const actor = await currentAdmin()
  const log = await readAuditLog(actor, await searchParams)
  return (
    <>
      <PageHead title="Audit log">
        Everything that was changed in this workspace, by whom and when. Nobody can change or delete an entry;
        what notes and messages say never stands here.
      </PageHead>
      <AuditFilter people={log.people} workflows={log.workflows} asked={log.asked} words={log.words} />
      {log.found ? (
        <>
          <AuditHead head={log.head} words={log.words} />
          <AuditList {...log.found} words={log.words} names={log.names} />
        </>
      ) : (
        <WhichOne asked={log.asked} things={log.things} />
      )}
    </>
  )
}
