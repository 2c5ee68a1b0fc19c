import type { ReactNode } from "react"

/** The page before one is in: one task in the middle, the two-sided mark above it. */
export function Doorway({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="flex min-h-dvh items-center justify-center bg-app px-4 py-10 text-ink">
      <div data-side="front" className="w-full max-w-104 rounded-xl bg-surface p-7 shadow-raised max-sm:p-5">
        <div className="mb-5 flex items-center gap-2.5">
          {/* biome-ignore lint/performance/noImgElement: a mark of a few bytes */}
          <img src="/logo.svg" alt="" className="size-6" />
          <span className="text-base font-semibold tracking-tight">Backline</span>
        </div>
        <h1 className="mb-4 text-xl font-semibold">{title}</h1>
        {children}
      </div>
    </main>
  )
}
