type Props = { label: string; text: string; className?: string }

/** Text in a fixed pitch that scrolls where it is, in reach of the keyboard. */
export function ScrollingText({ label, text, className }: Props) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be in reach of the keyboard
      tabIndex={0}
      className={`overflow-auto p-3 focus-visible:-outline-offset-2 ${className ?? ""}`}
    >
      <pre className="font-mono text-sm leading-relaxed whitespace-[inherit] wrap-[inherit]">{text}</pre>
    </section>
  )
}
