import { Search, Users } from "lucide-react"
import Form from "next/form"
import Link from "next/link"
import { Avatar } from "@/components/ui/avatar"
import { Button } from "@/components/ui/button"
import { buttonStyles } from "@/components/ui/button-styles"
import { EmptyState } from "@/components/ui/empty-state"
import { RelativeTime } from "@/components/ui/relative-time"
import { TextField } from "@/components/ui/text-field"
import type { CustomerRow } from "@/lib/customers/views"
import { Marks } from "./marks"

/** Finds customers by the beginnings of words; the address carries them, so that it can be shared and gone back to. */
export function CustomerSearch({ words }: { words: string }) {
  return (
    <Form action="/customers" role="search" className="flex max-w-lg items-end gap-2">
      <TextField
        key={words}
        label="Search customers"
        hideLabel
        name="q"
        type="search"
        defaultValue={words}
        maxLength={200}
        placeholder="Name, e-mail or company"
        className="grow"
      />
      <Button type="submit" icon={<Search />}>
        Search
      </Button>
    </Form>
  )
}

type ListProps = { rows: CustomerRow[]; next: string | null; words: string; isFirst: boolean }

const columns =
  "grid grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1.4fr)_3.5rem_6.5rem] items-center gap-x-4 max-md:grid-cols-[minmax(0,1fr)_auto]"

/** The customers by name, each with what shows at a glance whether there is something to do. */
export function CustomerList({ rows, next, words, isFirst }: ListProps) {
  if (rows.length === 0) return <Nobody words={words} isFirst={isFirst} />
  return (
    <>
      <div>
        <div
          aria-hidden
          className={`${columns} border-b border-line px-2 pb-1.5 text-xs text-ink-3 max-md:hidden`}
        >
          <span className="pl-8.5">Name</span>
          <span>Company</span>
          <span>E-mail</span>
          <span className="text-right">Open</span>
          <span className="text-right">Last seen</span>
        </div>
        <ul aria-label="Customers" className="flex flex-col border-b border-line">
          {rows.map((row) => (
            <li key={row.id} className="not-first:border-t not-first:border-line">
              <Row row={row} />
            </li>
          ))}
        </ul>
      </div>
      <p className="flex gap-2">
        {isFirst ? null : (
          <Link prefetch={false} href={addressOf(words, null)} className={buttonStyles("secondary", "md")}>
            First customers
          </Link>
        )}
        {next ? (
          <Link prefetch={false} href={addressOf(words, next)} className={buttonStyles("secondary", "md")}>
            More customers
          </Link>
        ) : null}
      </p>
    </>
  )
}

function addressOf(words: string, after: string | null): string {
  const params = new URLSearchParams({ ...(words ? { q: words } : {}), ...(after ? { after } : {}) })
  return params.size > 0 ? `/customers?${params}` : "/customers"
}

function Row({ row }: { row: CustomerRow }) {
  const { id, name, company, email, openConversations: open, lastSeen } = row
  return (
    <Link
      prefetch={false}
      href={`/customers/${id}`}
      className={`${columns} gap-y-0.5 px-2 py-2 hover:bg-hover focus-visible:-outline-offset-2`}
    >
      <span className="flex min-w-0 items-center gap-2.5">
        <Avatar name={name} />
        <span dir="auto" className="truncate text-base font-medium text-ink">
          {name}
        </span>
        <Marks {...row} />
      </span>
      <span
        dir="auto"
        className="truncate text-sm text-ink-2 max-md:order-5 max-md:col-span-2 max-md:pl-9.5 max-md:empty:hidden"
      >
        {company}
      </span>
      <span className="truncate text-sm text-ink-2 max-md:order-3 max-md:pl-9.5">{email}</span>
      <span className="text-right text-sm text-ink-2 tabular-nums max-md:order-2">
        {open > 0 ? (
          <>
            {open}
            <span className="sr-only"> open {open === 1 ? "conversation" : "conversations"}</span>
            <span aria-hidden className="md:hidden">
              {" "}
              open
            </span>
          </>
        ) : null}
      </span>
      <span className="text-right text-xs text-ink-3 max-md:order-4">
        {lastSeen ? (
          <>
            <span className="sr-only">last seen </span>
            <RelativeTime at={lastSeen} />
          </>
        ) : (
          <span className="max-md:hidden">Never</span>
        )}
      </span>
    </Link>
  )
}

function Nobody({ words, isFirst }: { words: string; isFirst: boolean }) {
  if (words.trim() !== "")
    return (
      <EmptyState
        icon={<Search />}
        action={
          <Link prefetch={false} href="/customers" className={buttonStyles("secondary", "md")}>
            All customers
          </Link>
        }
      >
        Nobody’s name, e-mail or company has words that begin like “{words}”.
      </EmptyState>
    )
  return (
    <EmptyState icon={<Users />}>
      {isFirst
        ? "Nobody has written yet. Customers stand here once they use the messenger, or once you start a conversation for one."
        : "There are no more customers."}
    </EmptyState>
  )
}
