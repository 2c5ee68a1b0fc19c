import { InlineError } from "@/components/ui/inline-error"

/** Why something was not done, said as soon as it is known. */
export function Refused({ sentence }: { sentence: string | null }) {
  return (
    <div role="alert" className="empty:hidden">
      {sentence ? <InlineError>{sentence}</InlineError> : null}
    </div>
  )
}

export const notReached = "Backline can't be reached right now. Please try again."
