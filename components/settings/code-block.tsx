"use client"

import { Copy } from "lucide-react"
import { announce } from "@/components/ui/announcer"
import { Button } from "@/components/ui/button"
import { ScrollingText } from "./scrolling-text"

/** Code to be copied elsewhere; `label` names it. */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code)
      announce("Copied.", { tone: "success" })
    } catch {
      announce("This browser does not let us copy. Please select the text and copy it.", { tone: "danger" })
    }
  }
  return (
    <figure className="min-w-0 overflow-hidden rounded-lg border border-line">
      <figcaption className="flex items-center justify-between gap-2 border-b border-line bg-hover py-1 pr-1 pl-3 text-sm text-ink-2">
        {label}
        <Button
          size="sm"
          variant="ghost"
          icon={<Copy />}
          aria-label={`Copy: ${label}`}
          onClick={() => void copy()}
        >
          Copy
        </Button>
      </figcaption>
      <ScrollingText label={label} text={code} />
    </figure>
  )
}
