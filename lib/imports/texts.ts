import type { Doc, Inline } from "@/lib/shared/doc"
import { badLine } from "./bad-line"

const address = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?')\]]/gu

/** A text of another system as a document: every character stays as it was; addresses become links. */
export function literalDoc(text: string): Doc {
  const lines = text.replace(/\r\n?/g, "\n").split("\n")
  const content = lines.flatMap((line, at): Inline[] => [
    ...(at ? [{ type: "break" } as const] : []),
    ...literalLine(line),
  ])
  return { type: "doc", content: content.length > 0 ? [{ type: "paragraph", content }] : [] }
}

function literalLine(line: string): Inline[] {
  const content: Inline[] = []
  let from = 0
  for (const { 0: href, index } of line.matchAll(address)) {
    if (index > from) content.push({ type: "text", text: line.slice(from, index) })
    content.push({ type: "text", text: href, marks: [{ type: "link", href }] })
    from = index + href.length
  }
  if (from < line.length) content.push({ type: "text", text: line.slice(from) })
  return content
}

/** A value of the import as text: text as it was typed, anything else as JSON. */
export function valueText(value: unknown): string {
  return typeof value === "string" ? value : jsonText(value)
}

/** JSON of what a line carries along. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch (error) {
    if (error instanceof RangeError) badLine("The line is nested too deeply.")
    throw error
  }
}

/** A note's text from the fields of its event: one line each, or the message alone. */
export function noteText(fields: Record<string, unknown>): string {
  const entries = Object.entries(fields)
  const [only] = entries
  if (entries.length === 1 && only?.[0] === "Message") return valueText(only[1])
  return entries.map(([name, value]) => `${name}: ${valueText(value)}`).join("\n")
}

/** A subject from the customer's first message: its first line, cut to 80 characters between words. */
export function subjectFrom(message: string): string {
  const first =
    message
      .trim()
      .split(/[\r\n]/)[0]
      ?.trim() ?? ""
  const characters = [...first]
  if (characters.length <= 80) return first
  const cut = characters.slice(0, 80).join("")
  const space = cut.lastIndexOf(" ")
  return (characters[80] !== " " && space > 0 ? cut.slice(0, space) : cut).trimEnd()
}
