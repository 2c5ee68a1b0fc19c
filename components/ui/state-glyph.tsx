import { clsx } from "clsx"

export type StateTone = "submitted" | "progress" | "waiting" | "resolved"

const tones: Record<StateTone, string> = {
  submitted: "text-state-submitted",
  progress: "text-state-progress",
  waiting: "text-state-waiting",
  resolved: "text-state-resolved",
}

type StateGlyphProps = { tone: StateTone; className?: string; inherit?: boolean }

/**
 * How far a thing is, as a shape: an empty ring, half full, a ring that waits, a full disc with a tick. Readable
 * without colour; decoration beside the words. `inherit` takes the colour of the text around it.
 */
export function StateGlyph({ tone, className, inherit = false }: StateGlyphProps) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      className={clsx("size-3.5 shrink-0", !inherit && tones[tone], className)}
    >
      {tone === "resolved" ? (
        <>
          <circle cx="8" cy="8" r="7" fill="currentColor" stroke="none" />
          <path
            d="M5 8.2 7.2 10.4 11 6"
            stroke="var(--surface)"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      ) : (
        <circle cx="8" cy="8" r="6" strokeDasharray={tone === "submitted" ? "2.2 1.57" : undefined} />
      )}
      {tone === "progress" ? <path d="M8 5a3 3 0 0 1 0 6z" fill="currentColor" strokeWidth="0.5" /> : null}
      {tone === "waiting" ? <path d="M6.5 6v4M9.5 6v4" strokeLinecap="round" strokeWidth="1.5" /> : null}
    </svg>
  )
}
