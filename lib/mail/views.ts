export type MailStatus = "queued" | "sending" | "sent" | "failed" | "kept" | "uncertain" | "withdrawn"

/** A mail in the admins' list. Times are ISO 8601. */
export type MailItem = {
  id: string
  kind: "link" | "news"
  status: MailStatus
  to: string
  subject: string
  conversationId: string | null
  attempts: number
  lastError: string | null
  createdAt: string
  sentAt: string | null
}

/** A mail with its content, which is null where it held a link and was sent. `whyNotSend` is null where it can be sent. */
export type MailView = MailItem & {
  content: { text: string; html: string } | null
  whyNotSend: string | null
}

export type MailPage = { rows: MailItem[]; next: string | null }
