import { type Block, type Doc, type Inline, isSafeHref, type Mark } from "./doc"

const fence = /^```\s*$/
// A language may stand after a fence that is closed again; other words there are text, which is never lost.
const fenceWithLanguage = /^```[\w+#.-]*\s*$/
const bullet = /^\s*[-*•]\s+(.*)$/
const numbered = /^\s*\d{1,3}[.)]\s+(.*)$/
const quoted = /^>\s?(.*)$/

type Kind = "bullets" | "numbers" | "quote" | "paragraph"

function kindOf(line: string): { kind: Kind; text: string } {
  const b = bullet.exec(line)
  if (b) return { kind: "bullets", text: b[1] ?? "" }
  const n = numbered.exec(line)
  if (n) return { kind: "numbers", text: n[1] ?? "" }
  const q = quoted.exec(line)
  if (q) return { kind: "quote", text: q[1] ?? "" }
  return { kind: "paragraph", text: line }
}

/**
 * Reads typed text into a document: blank lines part paragraphs; "- " and "1. " make lists, "> " a quote,
 * ``` a code block, `code`, **bold**, *italic*, and addresses become links.
 */
export function docFromText(text: string): Doc {
  const lines = text.replace(/\r\n?/g, "\n").split("\n")
  const lastFence = lines.findLastIndex((line) => fence.test(line))
  const opensCode = (at: number) => (at < lastFence ? fenceWithLanguage : fence).test(lines[at] ?? "")
  const content: Block[] = []
  let at = 0
  while (at < lines.length) {
    if (lines[at]?.trim() === "") at++
    else if (opensCode(at)) at = readCode(lines, at, content)
    else at = readRun(lines, at, content, opensCode)
  }
  return { type: "doc", content }
}

function readCode(lines: string[], start: number, content: Block[]): number {
  let stop = start + 1
  while (stop < lines.length && !fence.test(lines[stop] ?? "")) stop++
  content.push({ type: "code", text: lines.slice(start + 1, stop).join("\n") })
  return stop + 1
}

function readRun(
  lines: string[],
  start: number,
  content: Block[],
  opensCode: (at: number) => boolean,
): number {
  const { kind } = kindOf(lines[start] ?? "")
  const run: string[] = []
  let at = start
  for (; at < lines.length; at++) {
    const line = lines[at] ?? ""
    if (line.trim() === "" || opensCode(at) || kindOf(line).kind !== kind) break
    run.push(kindOf(line).text)
  }
  if (kind === "paragraph") content.push({ type: "paragraph", content: inlineLines(run) })
  else if (kind === "quote")
    content.push({ type: "quote", content: [{ type: "paragraph", content: inlineLines(run) }] })
  else content.push({ type: kind, items: run.map(inlineFromText) })
  return at
}

function inlineLines(run: string[]): Inline[] {
  return run.flatMap((line, i): Inline[] => [
    ...(i ? [{ type: "break" } as const] : []),
    ...inlineFromText(line),
  ])
}

// Lengths are bounded where a search could otherwise start anew at every character.
const token =
  /`([^`\n]+)`|\*\*([^*\n]+)\*\*|(?<![\w*])\*([^*\s][^*\n]*?)\*(?![\w*])|\[([^[\]\n]{1,1000})\]\(([^\s)]{1,2000})\)|((?:https?:\/\/|mailto:)[^\s<>"]*[^\s<>".,;:!?')\]])/gu

/** Reads one line's marks. What does not close stays as it was typed. */
export function inlineFromText(line: string): Inline[] {
  const content: Inline[] = []
  let from = 0
  for (const match of line.matchAll(token)) {
    if (match.index > from) content.push({ type: "text", text: line.slice(from, match.index) })
    content.push(marked(match))
    from = match.index + match[0].length
  }
  if (from < line.length) content.push({ type: "text", text: line.slice(from) })
  return content
}

function marked([whole, code, bold, italic, label, target, address]: RegExpMatchArray): Inline {
  if (code !== undefined) return { type: "text", text: code, marks: [{ type: "code" }] }
  if (bold !== undefined) return { type: "text", text: bold, marks: [{ type: "bold" }] }
  if (italic !== undefined) return { type: "text", text: italic, marks: [{ type: "italic" }] }
  if (label !== undefined && target !== undefined && isSafeHref(target))
    return { type: "text", text: label, marks: [{ type: "link", href: target }] }
  if (address !== undefined) return { type: "text", text: address, marks: [{ type: "link", href: address }] }
  return { type: "text", text: whole }
}

/** Writes a document back as text for editing; `docFromText` reads it into the same document. */
export function textFromDoc(doc: Doc): string {
  return doc.content.map(blockSource).join("\n\n")
}

function blockSource(block: Block): string {
  if (block.type === "code") return `\`\`\`\n${block.text}\n\`\`\``
  if (block.type === "quote") return block.content.map(blockSource).join("\n\n").replace(/^/gm, "> ")
  if (block.type === "paragraph") return inlineSource(block.content)
  return block.items
    .map((item, i) => `${block.type === "bullets" ? "-" : `${Math.min(i + 1, 999)}.`} ${inlineSource(item)}`)
    .join("\n")
}

function inlineSource(content: Inline[]): string {
  return content
    .map((node) => (node.type === "break" ? "\n" : markSource(node.text, node.marks ?? [])))
    .join("")
}

function markSource(text: string, marks: Mark[]): string {
  return marks.reduce((inner, mark) => {
    if (mark.type === "link") return mark.href === text ? inner : `[${inner}](${mark.href})`
    if (mark.type === "code") return `\`${inner}\``
    if (mark.type === "bold") return `**${inner}**`
    return `*${inner}*`
  }, text)
}
