import { Check, X } from "lucide-react"
import type { ConditionOutcome } from "@/lib/workflows/views"

/** Each condition, whether it held or holds, and what was or is so. */
export function Outcomes({ conditions }: { conditions: ConditionOutcome[] }) {
  if (conditions.length === 0) return <p className="text-base text-ink-2">No conditions: it runs always.</p>
  return (
    <ul aria-label="Conditions and whether they hold" className="flex flex-col gap-2">
      {conditions.map(({ sentence, holds, present }, at) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no other identity
          key={at}
          className="flex gap-2 text-base"
        >
          <span aria-hidden className="flex h-5.25 shrink-0 items-center [&_svg]:size-4">
            {holds ? <Check className="text-success-text" /> : <X className="text-danger-text" />}
          </span>
          <span className="min-w-0 wrap-anywhere">
            {sentence}{" "}
            <span className={holds ? "text-success-text" : "text-danger-text"}>
              {holds ? "True" : "False"}
            </span>
            <span className="text-ink-3">, it is {present}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
