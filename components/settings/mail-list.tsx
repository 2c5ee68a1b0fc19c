import { Mail } from "lucide-react"
import Link from "next/link"
import { buttonStyles } from "@/components/ui/button-styles"
import { Chip } from "@/components/ui/chip"
import { EmptyState } from "@/components/ui/empty-state"
import { RelativeTime } from "@/components/ui/relative-time"
import type { MailItem } from "@/lib/mail/views"
import { kindWords, statusWords } from "./mail-words"
import { Notice } from "./page-parts"

/** Says why mails stay here, where they do. */
export function WhyKept({ canSend }: { canSend: boolean }) {
  if (canSend) return null
  return (
    <Notice>
      There is no mail server, so mails are kept here and reach nobody. Start Backline with SMTP_URL to have
      them sent.
    </Notice>
  )
}

type ListProps = { rows: MailItem[]; next: string | null; isFirst: boolean }

/** The mails, the newest first, each with what became of it. */
export function MailList({ rows, next, isFirst }: ListProps) {
  if (rows.length === 0)
    return (
      <EmptyState icon={<Mail />}>
        {isFirst
          ? "No mail yet. Customers get one when they ask for a link, and when they miss what you wrote; teammates when they are invited."
          : "There are no older mails."}
      </EmptyState>
    )
  return (
    <>
      <ul aria-label="Mails" className="flex flex-col border-y border-line">
        {rows.map((mail) => (
          <li key={mail.id} className="not-first:border-t not-first:border-line">
            <MailRow mail={mail} />
          </li>
        ))}
      </ul>
      <p className="flex gap-2">
        {isFirst ? null : (
          <Link prefetch={false} href="/settings/mail" className={buttonStyles("secondary", "md")}>
            Newest mails
          </Link>
        )}
        {next ? (
          <Link
            prefetch={false}
            href={`/settings/mail?after=${encodeURIComponent(next)}`}
            className={buttonStyles("secondary", "md")}
          >
            Older mails
          </Link>
        ) : null}
      </p>
    </>
  )
}

function MailRow({ mail }: { mail: MailItem }) {
  const { tone, label } = statusWords[mail.status]
  return (
    <Link
      prefetch={false}
      href={`/settings/mail/${mail.id}`}
      className="grid min-w-0 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-2 py-2.5 hover:bg-hover focus-visible:-outline-offset-2"
    >
      <span dir="auto" className="truncate text-base font-medium text-ink">
        {mail.subject}
      </span>
      <Chip tone={tone} size="sm" className="justify-self-end">
        {label}
      </Chip>
      <span className="truncate text-sm text-ink-3">
        {kindWords[mail.kind]} to {mail.to}
        {mail.lastError && mail.status !== "sent" ? `: ${mail.lastError}` : ""}
      </span>
      <RelativeTime at={mail.sentAt ?? mail.createdAt} className="justify-self-end text-xs text-ink-3" />
    </Link>
  )
}
