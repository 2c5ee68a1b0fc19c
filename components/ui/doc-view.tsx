import type { ReactNode } from "react"
import type { Block, Doc, Inline, Mark } from "@/lib/shared/doc"
import { isSafeHref } from "@/lib/shared/doc"

/** Draws a stored document, node by node from the allow-list; anything else in it draws nothing. */
export function DocView({ doc }: { doc: Doc }) {
  return (
    <div dir="auto" className="doc">
      {doc.content.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a document's blocks have no other identity
        <BlockView key={at} block={block} />
      ))}
    </div>
  )
}

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case "paragraph":
      return (
        <p dir="auto">
          <Words content={block.content} />
        </p>
      )
    case "code":
      return (
        <pre dir="ltr">
          <code>{block.text}</code>
        </pre>
      )
    case "quote":
      return (
        <blockquote>
          {block.content.map((inner, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a document's blocks have no other identity
            <BlockView key={at} block={inner} />
          ))}
        </blockquote>
      )
    case "bullets":
      return <ul>{block.items.map(item)}</ul>
    case "numbers":
      return <ol>{block.items.map(item)}</ol>
    default:
      return null
  }
}

const item = (content: Inline[], at: number) => (
  <li key={at} dir="auto">
    <Words content={content} />
  </li>
)

function Words({ content }: { content: Inline[] }) {
  return content.map((node, at) =>
    node.type === "break" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: words have no other identity
      <br key={at} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: words have no other identity
      <span key={at}>{marked(node.text, node.marks ?? [])}</span>
    ),
  )
}

function marked(text: string, marks: Mark[]): ReactNode {
  let drawn: ReactNode = text
  for (const mark of marks) drawn = withMark(drawn, mark)
  return drawn
}

function withMark(inner: ReactNode, mark: Mark): ReactNode {
  if (mark.type === "bold") return <strong>{inner}</strong>
  if (mark.type === "italic") return <em>{inner}</em>
  if (mark.type === "code") return <code>{inner}</code>
  if (mark.type !== "link" || !isSafeHref(mark.href)) return inner
  return (
    <a href={mark.href} target="_blank" rel="noreferrer noopener">
      {inner}
    </a>
  )
}
