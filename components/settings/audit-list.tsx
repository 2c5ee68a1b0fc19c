"use client"

import { Download, ScrollText } from "lucide-react"
import Link from "next/link"
import { buttonStyles } from "@/components/ui/button-styles"
import { EmptyState } from "@/components/ui/empty-state"
import type { Entry, Names, Thing } from "@/lib/audit/views"
import { auditAddress, exportAddress } from "./audit-address"
import { AuditEntry } from "./audit-entry"

type Words = Record<string, string>

/** How far the record reaches, and the ways to take a copy of what is shown. */
export function AuditHead({ head, words }: { head: { seq: number; hash: string } | null; words: Words }) {
  const look = buttonStyles("secondary", "sm")
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-sm text-ink-3">
      <p>
        {head ? (
          <>
            {head.seq.toLocaleString("en-GB")} entries, the newest with the hash{" "}
            <code className="text-2xs wrap-anywhere">{head.hash}</code>
          </>
        ) : (
          "No entry yet."
        )}
      </p>
      <p className="flex flex-wrap gap-2">
        <a href={exportAddress("csv", words)} download className={look}>
          <Download aria-hidden /> Export CSV
        </a>
        <a href={exportAddress("jsonl", words)} download className={look}>
          <Download aria-hidden /> Export JSON lines
        </a>
      </p>
    </div>
  )
}

type ListProps = { entries: Entry[]; next: number | null; isFirst: boolean; words: Words; names: Thing[] }

/** The entries that were found, the newest first. */
export function AuditList({ entries, next, isFirst, words, names }: ListProps) {
  const known: Names = new Map(names.map((thing) => [thing.id, thing]))
  return (
    <>
      {entries.length === 0 ? (
        <EmptyState icon={<ScrollText />}>
          {isFirst
            ? "No entry is like that. Ask for less at once, or for a longer time."
            : "There are no older entries."}
        </EmptyState>
      ) : (
        <ol aria-label="Entries" className="flex flex-col border-y border-line">
          {entries.map((entry) => (
            <li key={entry.seq} className="not-first:border-t not-first:border-line">
              <AuditEntry entry={entry} names={known} />
            </li>
          ))}
        </ol>
      )}
      <p className="flex gap-2">
        {isFirst ? null : (
          <Link prefetch={false} href={auditAddress(words)} className={buttonStyles("secondary", "md")}>
            Newest entries
          </Link>
        )}
        {next === null ? null : (
          <Link
            prefetch={false}
            href={auditAddress({ ...words, before: String(next) })}
            className={buttonStyles("secondary", "md")}
          >
            Older entries
          </Link>
        )}
      </p>
    </>
  )
}
