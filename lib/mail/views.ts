export type MailStatus = "queued" | "sending" | "sent" | "failed" | "kept" | "uncertain" | "withdrawn"

export type MailKind = "link" | "news" | "invitation" | "reset" | "address"

/** A mail in the admins' list. Times are ISO 8601. */
export type MailItem = {
  id: string
  kind: MailKind
  status: MailStatus
  to: string
  subject: string
  conversationId: string | null
  attempts: number
  lastError: string | null
  createdAt: string
  sentAt: string | null
}

/**
 * A mail with its content, which is null where it holds a link that is its receiver's alone, or held one and was sent, and
 * where it is `restricted`: about a ticket that the reader can't open. `whyNotSend` is null where it can be sent.
 */
export type MailView = MailItem & {
  restricted: boolean
  content: { text: string; html: string } | null
  whyNotSend: string | null
}

export type MailPage = { rows: MailItem[]; next: string | null }
