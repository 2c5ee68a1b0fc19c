import { clsx } from "clsx"
import {
  type ChangeEvent,
  type ComponentProps,
  type CSSProperties,
  useEffect,
  useEffectEvent,
  useRef,
} from "react"

type WritingPaperProps = ComponentProps<"div"> & { tone?: "front" | "note" }

const tones = {
  front: "border-control bg-raised focus-within:border-front focus-within:ring-1 focus-within:ring-front",
  note: "border-note-line bg-note-surface text-note-ink focus-within:border-note-text focus-within:ring-1 focus-within:ring-note-text",
}

/** The sheet one writes on: it takes the colour of who will read it. */
export function WritingPaper({ tone = "front", className, ...rest }: WritingPaperProps) {
  return <div {...rest} className={clsx("flex min-w-0 flex-col rounded-lg border", tones[tone], className)} />
}

type WritingAreaProps = ComponentProps<"textarea"> & { label: string }

/** The words themselves; the sheet around them shows the focus. */
export function WritingArea({ label, rows = 2, className, ...rest }: WritingAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const heard = useEffectEvent((event: ChangeEvent<HTMLTextAreaElement>) => rest.onChange?.(event))
  // What was typed while the page was still coming alive is in the element, and nobody has been told.
  useEffect(() => {
    const element = area.current
    if (element && element.value !== "")
      heard({ target: element, currentTarget: element } as ChangeEvent<HTMLTextAreaElement>)
  }, [])
  return (
    <textarea
      ref={area}
      rows={rows}
      dir="auto"
      style={{ "--rows": rows } as CSSProperties}
      {...rest}
      aria-label={label}
      className={clsx(
        "grows block max-h-[40dvh] w-full resize-none bg-transparent px-3 pt-2.5 pb-1 text-read outline-none pointer-coarse:text-[1rem]",
        className,
      )}
    />
  )
}

/** Under the words: tools to the left, the send button to the right. */
export function WritingFooter({ className, ...rest }: ComponentProps<"div">) {
  return (
    <div
      {...rest}
      className={clsx("flex min-w-0 flex-wrap items-center justify-end gap-1 p-1.5", className)}
    />
  )
}
