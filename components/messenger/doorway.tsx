import type { ReactNode } from "react"

type Props = { workspace: string; title: string; children: ReactNode }

/** The page before a customer is in: whose door it is, and one thing to do. */
export function Doorway({ workspace, title, children }: Props) {
  return (
    <main className="flex min-h-dvh items-center justify-center bg-app px-4 py-10 text-ink">
      <div data-side="front" className="w-full max-w-104 rounded-xl bg-surface p-7 shadow-raised max-sm:p-5">
        <p dir="auto" className="mb-6 text-base font-semibold tracking-tight text-ink-2 wrap-anywhere">
          {workspace}
        </p>
        <h1 className="mb-2 text-xl font-semibold text-balance">{title}</h1>
        {children}
      </div>
    </main>
  )
}
