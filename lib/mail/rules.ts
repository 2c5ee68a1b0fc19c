import { type Refusal, refuse } from "@/lib/shared/refusals"
import type { MailStatus } from "./views"

/** Says why an admin can't have a mail sent, or null: one that may be on its way is never sent beside itself. */
export function whyNotSend(mail: { status: MailStatus; blank: boolean; canSend: boolean }): Refusal | null {
  if (mail.status === "queued" || mail.status === "sending")
    return refuse("unchanged", "This mail is about to be sent.")
  if (mail.blank) return refuse("mail_blank", "Its link is gone. The customer can ask for a new one.")
  if (mail.status === "withdrawn")
    return refuse("mail_withdrawn", "The customer may not see any more what this mail told.")
  if (!mail.canSend) return refuse("no_mail_server", "There is no mail server: start Backline with SMTP_URL.")
  return null
}
