import { type Refusal, refuse } from "@/lib/shared/refusals"
import type { MailKind, MailStatus } from "./views"

/** Says why an admin can't have a mail sent, or null: one that may be on its way is never sent beside itself. */
export function whyNotSend(mail: { status: MailStatus; blank: boolean; canSend: boolean }): Refusal | null {
  if (mail.status === "queued" || mail.status === "sending")
    return refuse("unchanged", "This mail is about to be sent.")
  if (mail.blank) return refuse("mail_blank", "Its link is gone. A new one can be asked for.")
  if (mail.status === "withdrawn")
    return refuse("mail_withdrawn", "It was taken back: its receiver may not see any more what it told.")
  if (!mail.canSend) return refuse("no_mail_server", "There is no mail server: start Backline with SMTP_URL.")
  return null
}

type Reader = { role: "owner" | "admin" | "teammate" }

/**
 * Whether a mail's words can be shown to an admin. Links that change a password or an address are their receiver's
 * alone, and an owner's invitation would make whoever opens it an owner.
 */
export function showsContent(mail: { kind: MailKind; makesOwner: boolean }, reader: Reader): boolean {
  if (mail.kind === "reset" || mail.kind === "address") return false
  return !mail.makesOwner || reader.role === "owner"
}
