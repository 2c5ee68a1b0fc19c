"use client"

import { type ReactNode, useEffect, useRef } from "react"
import { Button } from "@/components/ui/button"
import { InlineError } from "@/components/ui/inline-error"
import { SkeletonRows } from "@/components/ui/skeleton"

type Pages<Row> = {
  data: { pages: { rows: Row[] }[] } | undefined
  error: Error | null
  refetch: () => unknown
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

type ListProps<Row> = {
  /** The list's name (SPEC §11). */
  label: string
  title: string
  query: Pages<Row>
  draw: (row: Row) => ReactNode
  empty: ReactNode
  search: ReactNode
}

/** The middle column: a view's rows, the newest activity first, further pages as one scrolls. */
export function List<Row extends { id: string }>({
  label,
  title,
  query,
  draw,
  empty,
  search,
}: ListProps<Row>) {
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? []
  // A row that moved between two pages as they were read would stand twice.
  const once = rows.filter((row, at) => rows.findIndex((other) => other.id === row.id) === at)
  return (
    <div data-side="front" className="flex h-full min-w-0 flex-col bg-surface text-ink">
      <header className="flex h-12 shrink-0 items-center gap-2 pr-2 pl-3">
        <h1 className="truncate text-base font-semibold">{title}</h1>
        <span className="grow" />
        {search}
      </header>
      <div className="min-h-0 grow overflow-y-auto">
        {query.error && !query.data ? (
          <div className="p-3">
            <InlineError
              action={
                <Button size="sm" onClick={() => query.refetch()}>
                  Try again
                </Button>
              }
            >
              {query.error.message}
            </InlineError>
          </div>
        ) : null}
        {!query.data && !query.error ? <SkeletonRows /> : null}
        {query.data && once.length === 0 ? empty : null}
        <ul aria-label={label}>
          {once.map((row) => (
            <li key={row.id}>{draw(row)}</li>
          ))}
        </ul>
        {query.hasNextPage ? <More query={query} /> : null}
      </div>
    </div>
  )
}

function More<Row>({ query }: { query: Pages<Row> }) {
  const box = useRef<HTMLDivElement>(null)
  const { fetchNextPage, isFetchingNextPage } = query
  useEffect(() => {
    const element = box.current
    if (!element) return
    const watcher = new IntersectionObserver(([seen]) => {
      if (seen?.isIntersecting) fetchNextPage()
    })
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [fetchNextPage])
  return (
    <div ref={box} className="flex justify-center p-3">
      <Button size="sm" variant="ghost" busy={isFetchingNextPage} onClick={() => fetchNextPage()}>
        Show more
      </Button>
    </div>
  )
}
