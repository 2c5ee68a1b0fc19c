import { type Block, type Doc, type Inline, isSafeHref, plainText } from "@/lib/shared/doc"
import { safeHtml } from "@/lib/shared/html"
import type { CustomerEntry } from "./views"

type Mail = { subject: string; text: string; html: string }
type News = {
  workspace: string
  name: string
  subject: string
  entries: CustomerEntry[]
  earlier?: number
  url: string
}

const cannotAnswer = "Replies to this mail don't reach us yet. To answer, open the conversation:"

/** The mail that tells a customer what is new in one conversation (SPEC C5): the team's words in full, and a link. */
export function newsMail({ workspace, name, subject, entries, earlier = 0, url }: News): Mail {
  const more = `And ${earlier} earlier, which you find in the conversation.`
  const told = [
    ...(earlier > 0 ? [{ text: more, html: `<p>${safeHtml(more)}</p>` }] : []),
    ...entries.map((entry) => tell(entry, workspace)),
  ]
  const title = subject.trim() || `Your conversation with ${workspace}`
  return {
    subject: oneLine(`${title} – ${workspace}`),
    text: [`Hello ${name},`, ...told.map((part) => part.text), `${cannotAnswer}\n${url}`, workspace].join(
      "\n\n",
    ),
    html: page(title, [
      `<p>Hello ${safeHtml(name)},</p>`,
      ...told.map((part) => part.html),
      `<p>${safeHtml(cannotAnswer)}<br>${link(url, "Open the conversation")}</p>`,
      `<p>${safeHtml(workspace)}</p>`,
    ]),
  }
}

/** The mail with the link by which a customer proves that an address is theirs (SPEC C2). */
export function linkMail({ workspace, url }: { workspace: string; url: string }): Mail {
  return buttonMail({
    subject: `Your link to ${workspace}`,
    lead: `Open your conversations with ${workspace} by this link. It works once, for 15 minutes:`,
    url,
    words: "Open your conversations",
    last: "If you did not ask for it, you need not do anything.",
  })
}

type Button = { subject: string; lead: string; url: string; words: string; last: string }

/** A mail that leads to one link: what it does, the link, and what to do with it unasked. */
export function buttonMail({ subject, lead, url, words, last }: Button): Mail {
  const parts = [`<p>${safeHtml(lead)}</p>`, `<p>${link(url, words)}</p>`, `<p>${safeHtml(last)}</p>`]
  return {
    subject: oneLine(subject),
    text: [lead, url, last].join("\n\n"),
    html: page(oneLine(subject), parts),
  }
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").slice(0, 200)
const link = (url: string, words: string) => `<a href="${safeHtml(url)}">${safeHtml(words)}</a>`

function page(title: string, parts: string[]): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${safeHtml(title)}</title></head><body>${parts.join("\n")}</body></html>`
}

function tell(entry: CustomerEntry, workspace: string): { text: string; html: string } {
  if (entry.type === "message") {
    const files = entry.files.map((file) => file.name)
    const attached = files.length > 0 ? `Attached: ${files.join(", ")}` : ""
    const who = `${entry.author ?? workspace} wrote:`
    return {
      text: [who, plainText(entry.doc), ...(attached ? [attached] : [])].join("\n"),
      html: `<h2>${safeHtml(who)}</h2>${docHtml(entry.doc)}${attached ? `<p>${safeHtml(attached)}</p>` : ""}`,
    }
  }
  const sentence = sentenceOf(entry)
  return { text: sentence, html: `<p>${safeHtml(sentence)}</p>` }
}

function sentenceOf(entry: Exclude<CustomerEntry, { type: "message" }>): string {
  if (entry.type === "form") return `We ask you to fill in a form: ${entry.form.typeName}.`
  const ticket = `#${entry.number} “${entry.title}”`
  if (entry.type === "ticket") return `We opened ticket ${ticket} for you. It is: ${entry.label}.`
  return `Ticket ${ticket} is now: ${entry.label}.`
}

const docHtml = (doc: Doc): string => doc.content.map(blockHtml).join("")

function blockHtml(block: Block): string {
  if (block.type === "code") return `<pre>${safeHtml(block.text)}</pre>`
  if (block.type === "quote") return `<blockquote>${block.content.map(blockHtml).join("")}</blockquote>`
  if (block.type === "paragraph") return `<p>${inlineHtml(block.content)}</p>`
  const list = block.type === "bullets" ? "ul" : "ol"
  return `<${list}>${block.items.map((item) => `<li>${inlineHtml(item)}</li>`).join("")}</${list}>`
}

const tags = { bold: "strong", italic: "em", code: "code" } as const

function inlineHtml(content: Inline[]): string {
  return content
    .map((node) => {
      if (node.type === "break") return "<br>"
      return (node.marks ?? []).reduce((inner, mark) => {
        if (mark.type !== "link") return `<${tags[mark.type]}>${inner}</${tags[mark.type]}>`
        return isSafeHref(mark.href) ? `<a href="${safeHtml(mark.href)}">${inner}</a>` : inner
      }, safeHtml(node.text))
    })
    .join("")
}
