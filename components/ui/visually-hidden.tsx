import type { ComponentProps } from "react"

/** Said to a screen reader, not drawn. */
export function VisuallyHidden(props: ComponentProps<"span">) {
  return <span {...props} className="sr-only" />
}
