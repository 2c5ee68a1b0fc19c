import { sql } from "drizzle-orm"
import { defineCommand } from "@/lib/events/command"
import { enqueue } from "@/lib/jobs/enqueue"
import { notThere } from "@/lib/shared/refusals"
import { SendMailAgain } from "./inputs"
import { canSend, hasExpired } from "./queue"
import { whyNotSend } from "./rules"
import type { MailStatus } from "./views"

/** Sends a mail that was kept, failed or may not have arrived, because an admin says so. */
export const sendMailAgain = defineCommand({
  name: "sendMailAgain",
  right: "admin",
  input: SendMailAgain,
  run: async ({ tx, workspaceId }, { mailId }) => {
    const [mail] = await tx.execute<{ status: MailStatus; blank: boolean }>(sql`
      select m.status, m.blanked_at is not null or ${hasExpired} as blank from mails m
      where m.workspace_id = ${workspaceId} and m.id = ${mailId} for no key update of m`)
    if (!mail) return notThere
    const refusal = whyNotSend({ ...mail, canSend: canSend() })
    if (refusal) return refusal
    await tx.execute(sql`
      update mails set status = 'queued', attempts = 0, sent_at = null
      where workspace_id = ${workspaceId} and id = ${mailId}`)
    await enqueue(tx, "sendMail", { workspaceId, mailId })
    return [{ type: "mail.sent_again", data: { mailId, before: mail.status }, places: [] }]
  },
})
