import type { ReactNode } from "react"

type HeadProps = { title: string; children?: ReactNode; back?: ReactNode; actions?: ReactNode }

/** What a settings page is about, in a sentence, and what can be done with all of it. */
export function PageHead({ title, children, back, actions }: HeadProps) {
  return (
    <header className="flex flex-col gap-1.5">
      {back}
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h1 dir="auto" className="min-w-0 text-xl font-semibold text-balance wrap-anywhere">
          {title}
        </h1>
        {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
      </div>
      {children ? <div className="max-w-[70ch] text-base text-ink-2">{children}</div> : null}
    </header>
  )
}

/** One thing to set: its name, what it is for, and its controls. */
export function Part({ title, about, children }: { title: string; about?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-3 border-t border-line pt-5">
      <div>
        <h2 className="text-lg font-semibold">{title}</h2>
        {about ? <p className="max-w-[70ch] text-base text-ink-2">{about}</p> : null}
      </div>
      {children}
    </section>
  )
}

/** Something to know before anything else. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p className="rounded-lg bg-warning-soft px-4 py-2.5 text-base text-warning-text wrap-anywhere">
      {children}
    </p>
  )
}
