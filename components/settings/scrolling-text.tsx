import { clsx } from "clsx"

type Props = {
  label: string
  text: string /** Breaks long lines instead of scrolling sideways. */
  wraps?: boolean
  className?: string
}

/** Text in a fixed pitch that scrolls where it is, in reach of the keyboard. */
export function ScrollingText({ label, text, wraps = false, className }: Props) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be in reach of the keyboard
      tabIndex={0}
      className={`overflow-auto p-3 focus-visible:-outline-offset-2 ${className ?? ""}`}
    >
      <pre
        className={clsx("font-mono text-sm leading-relaxed", wraps && "whitespace-pre-wrap wrap-anywhere")}
      >
        {text}
      </pre>
    </section>
  )
}
