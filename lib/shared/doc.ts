/** Notes and messages are stored as this document, never as HTML (SPEC N8): an allow-list of nodes and marks. */
export type Mark = { type: "bold" | "italic" | "code" } | { type: "link"; href: string }
export type Inline = { type: "text"; text: string; marks?: Mark[] } | { type: "break" }
export type Block =
  | { type: "paragraph"; content: Inline[] }
  | { type: "quote"; content: Block[] }
  | { type: "code"; text: string }
  | { type: "bullets" | "numbers"; items: Inline[][] }
export type Doc = { type: "doc"; content: Block[] }

/** The largest text of a note or message, in bytes of UTF-8. */
export const maxTextBytes = 64 * 1024

const lonelySurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Says why a text can't be stored, or null: at most 64 KiB, no U+0000, no half characters. */
export function whyNotText(text: string): string | null {
  if (new TextEncoder().encode(text).length > maxTextBytes) return "This text is longer than 64 KiB."
  if (text.includes("\u0000") || lonelySurrogate.test(text))
    return "This text has a character that can't be stored."
  return null
}

const safeHref = /^(https?:\/\/|mailto:)/i

/** Whether a link may be shown as one; anything but http, https and mailto stays text. */
export function isSafeHref(href: string): boolean {
  return safeHref.test(href)
}

/** The plain text of a document: what lists show as last words, and what search reads. */
export function plainText(doc: Doc): string {
  return doc.content.map(blockText).join("\n").trim()
}

function blockText(block: Block): string {
  if (block.type === "code") return block.text
  if (block.type === "quote") return block.content.map(blockText).join("\n")
  if (block.type === "paragraph") return inlineText(block.content)
  return block.items.map(inlineText).join("\n")
}

function inlineText(content: Inline[]): string {
  return content.map((node) => (node.type === "break" ? "\n" : node.text)).join("")
}
