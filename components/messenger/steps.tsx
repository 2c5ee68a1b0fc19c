import { clsx } from "clsx"
import { Chip } from "@/components/ui/chip"
import { StateGlyph, type StateTone } from "@/components/ui/state-glyph"
import type { Step, TicketPage } from "@/lib/messenger/views"

export const steps: readonly Step[] = ["submitted", "in_progress", "waiting_on_customer", "resolved"]

const tones: Record<Step, StateTone> = {
  submitted: "submitted",
  in_progress: "progress",
  waiting_on_customer: "waiting",
  resolved: "resolved",
}

/** What a step is called where its ticket hasn't been there yet (SPEC T5). */
const usual: Record<Step, string> = {
  submitted: "Submitted",
  in_progress: "In progress",
  waiting_on_customer: "Waiting on you",
  resolved: "Resolved",
}

export function StepGlyph({ step, className }: { step: Step; className?: string }) {
  return <StateGlyph tone={tones[step]} className={className ?? ""} />
}

/** Where a ticket stands, in the words its state has for customers. */
export function StepChip({ step, label, size = "md" }: { step: Step; label: string; size?: "sm" | "md" }) {
  return (
    <Chip tone={tones[step]} size={size} icon={<StateGlyph tone={tones[step]} inherit />}>
      <span dir="auto">{label}</span>
    </Chip>
  )
}

export type Stage = { step: Step; label: string; at: string | null; is: "past" | "now" | "ahead" }

/**
 * The four steps of a ticket's way. A step it went back from lies ahead again; one it never took on the way keeps no
 * date.
 */
export function stagesOf({
  progress,
  step,
  label,
}: Pick<TicketPage, "progress" | "step" | "label">): Stage[] {
  const now = steps.indexOf(step)
  return steps.map((each, at) => {
    const reached = progress.findLast((moment) => moment.step === each)
    const is = at === now ? "now" : at < now ? "past" : "ahead"
    return {
      step: each,
      label: is === "now" ? label : (reached?.label ?? usual[each]),
      at: is === "ahead" ? null : (reached?.at ?? null),
      is,
    }
  })
}

/** The mark of a stage on the line: a ring to come, a disc with a tick behind, the state's own glyph where it stands. */
export function StageMark({ stage }: { stage: Stage }) {
  if (stage.is === "now") return <StepGlyph step={stage.step} className="size-5" />
  const passed = stage.is === "past" && stage.at !== null
  return (
    <span
      className={clsx(
        "block rounded-full",
        passed ? "size-2.5 bg-front" : "size-2.5 border-2 border-control bg-surface",
      )}
    />
  )
}
