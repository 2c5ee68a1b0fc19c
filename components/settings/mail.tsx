import type { ReactNode } from "react"
import { Chip } from "@/components/ui/chip"
import { RelativeTime } from "@/components/ui/relative-time"
import type { MailView } from "@/lib/mail/views"
import { BackLink } from "./back-link"
import { kindWords, statusWords } from "./mail-words"
import { PageHead, Part } from "./page-parts"
import { ScrollingText } from "./scrolling-text"
import { SendAgain } from "./send-again"

/** One mail: to whom, what became of it, and what it says. */
export function Mail({ mail }: { mail: MailView }) {
  const { tone, label, meaning } = statusWords[mail.status]
  return (
    <>
      <PageHead
        title={mail.subject}
        back={<BackLink href="/settings/mail">All mail</BackLink>}
        actions={<SendAgain mailId={mail.id} whyNot={mail.whyNotSend} wasSent={mail.status === "sent"} />}
      />
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 text-base">
        <Row name="Status">
          <Chip tone={tone}>{label}</Chip> <span className="text-ink-2">{meaning}</span>
        </Row>
        <Row name="To">{mail.to}</Row>
        <Row name="Kind">{kindWords[mail.kind]}</Row>
        <Row name="Made">
          <RelativeTime at={mail.createdAt} as="exact" className="whitespace-normal!" />
        </Row>
        {mail.sentAt ? (
          <Row name="Sent">
            <RelativeTime at={mail.sentAt} as="exact" className="whitespace-normal!" />
          </Row>
        ) : null}
        {mail.attempts > 0 ? <Row name="Attempts">{mail.attempts}</Row> : null}
        {mail.lastError ? <Row name="Last error">{mail.lastError}</Row> : null}
        {mail.conversationId ? (
          <Row name="About">
            <a
              href={`/inbox/all/${mail.conversationId}`}
              className="text-accent-text underline underline-offset-2"
            >
              The conversation
            </a>
          </Row>
        ) : null}
      </dl>
      <Content mail={mail} />
    </>
  )
}

function Content({ mail: { content, restricted } }: { mail: MailView }) {
  if (!content)
    return (
      <Part title="Content">
        <p className="text-base text-ink-2">
          {restricted
            ? "This mail is about a restricted ticket."
            : "Its link is for its receiver alone, so it isn’t shown here, and is emptied as soon as it is sent."}
        </p>
      </Part>
    )
  return (
    <>
      <Part title="As it looks">
        {/* No scripts, no forms, no way out: a mail is shown, never run. */}
        <iframe
          title="The mail as it looks"
          sandbox=""
          srcDoc={content.html}
          className="h-80 w-full rounded-lg border border-line bg-[white] scheme-light"
        />
      </Part>
      <Part title="As plain text">
        <ScrollingText
          label="The mail as plain text"
          text={content.text}
          wraps
          className="max-h-96 rounded-lg border border-line"
        />
      </Part>
    </>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  )
}
