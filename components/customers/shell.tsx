import { ArrowLeft, Users } from "lucide-react"
import Link from "next/link"
import type { ReactNode } from "react"

const look =
  "flex h-8 shrink-0 items-center gap-2.5 rounded-md px-2.5 text-sm text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:h-11 [&_svg]:size-4 [&_svg]:shrink-0"

/** The frame around all customers: the way back to the inbox, and to all of them. */
export function CustomersShell({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-app text-ink">
      <header data-side="app" className="border-b border-line bg-surface px-2 py-1.5">
        <nav aria-label="Main" className="flex gap-1">
          {/* A page of its own: the workbench is drawn anew, with what changed meanwhile. */}
          <a href="/inbox/mine" className={look}>
            <ArrowLeft aria-hidden />
            Inbox
          </a>
          <Link href="/customers" prefetch={false} className={look}>
            <Users aria-hidden />
            Customers
          </Link>
        </nav>
      </header>
      <main data-side="front" className="min-w-0 grow bg-surface px-8 py-7 max-md:px-4 max-md:py-5">
        <div className="mx-auto flex w-full max-w-5xl flex-col gap-7">{children}</div>
      </main>
    </div>
  )
}
