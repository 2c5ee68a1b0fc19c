import Link from "next/link"

type Props = {
  /** What they are, in the list's name: "Archived teams". */
  label: string
  items: { id: string; name: string }[]
  href: (id: string) => string
}

/** What is in no list any more and can still be looked at; nothing where there is none. */
export function ArchivedLinks({ label, items, href }: Props) {
  if (items.length === 0) return null
  return (
    <details className="text-base text-ink-2">
      <summary className="w-fit rounded-sm text-sm text-ink-3">Archived ({items.length})</summary>
      <ul aria-label={label} className="mt-2 flex flex-col gap-1">
        {items.map(({ id, name }) => (
          <li key={id}>
            <Link
              prefetch={false}
              href={href(id)}
              dir="auto"
              className="rounded-sm underline underline-offset-2 wrap-anywhere"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
