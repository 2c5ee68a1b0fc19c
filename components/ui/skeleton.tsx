import { clsx } from "clsx"

type SkeletonProps = { className?: string; round?: boolean }

/** A quiet bar where words will stand, or a disc where an avatar will. Give it their width and height. */
export function Skeleton({ className, round = false }: SkeletonProps) {
  const shape = round ? "rounded-full" : "rounded-sm"
  return (
    <span
      aria-hidden
      className={clsx("block bg-neutral-soft motion-safe:animate-breathe", shape, className)}
    />
  )
}

const nameWidths = ["w-28", "w-36", "w-24", "w-32"]
const textWidths = ["w-4/5", "w-3/5", "w-11/12", "w-2/3"]

/** Rows of two lines, as the lists have them. */
export function SkeletonRows({ rows = 8, label = "Loading" }: { rows?: number; label?: string }) {
  return (
    <div aria-busy="true" className="flex flex-col">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, at) => at).map((at) => (
        <div key={at} className="flex h-15 gap-2.5 px-3 py-2.5">
          <Skeleton round className="size-7 shrink-0" />
          <div className="flex min-w-0 grow flex-col justify-center gap-2">
            <div className="flex justify-between">
              <Skeleton className={clsx("h-2.5", nameWidths[at % nameWidths.length])} />
              <Skeleton className="h-2.5 w-6" />
            </div>
            <Skeleton className={clsx("h-2.5", textWidths[at % textWidths.length])} />
          </div>
        </div>
      ))}
    </div>
  )
}

/** Entries of a timeline: who and when, then a paragraph. */
export function SkeletonTimeline({ entries = 3, label = "Loading" }: { entries?: number; label?: string }) {
  return (
    <div aria-busy="true" className="flex flex-col gap-7 px-5 py-5">
      <span className="sr-only">{label}</span>
      {Array.from({ length: entries }, (_, at) => at).map((at) => (
        <div key={at} className="flex gap-3">
          <Skeleton round className="size-7 shrink-0" />
          <div className="flex min-w-0 grow flex-col gap-2.5 pt-1.5">
            <Skeleton className={clsx("h-3", nameWidths[at % nameWidths.length])} />
            <Skeleton className="h-3 w-full max-w-140" />
            <Skeleton className="h-3 w-11/12 max-w-128" />
            <Skeleton className={clsx("h-3 max-w-100", textWidths[at % textWidths.length])} />
          </div>
        </div>
      ))}
    </div>
  )
}
