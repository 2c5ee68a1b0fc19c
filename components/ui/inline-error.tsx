import { clsx } from "clsx"
import { CircleAlert } from "lucide-react"
import type { ReactNode } from "react"

type InlineErrorProps = { id?: string; children: ReactNode; action?: ReactNode; className?: string }

/** What failed, in one sentence, with the way back beside it. */
export function InlineError({ id, children, action, className }: InlineErrorProps) {
  return (
    <div id={id} className={clsx("flex items-center gap-1.5 text-sm text-danger-text", className)}>
      <CircleAlert aria-hidden className="size-3.5 shrink-0" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
      {action}
    </div>
  )
}
