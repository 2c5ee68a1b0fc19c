"use client"

import { type ReactNode, useDeferredValue, useState } from "react"
import { useSearch } from "@/components/shell/data"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { InlineError } from "@/components/ui/inline-error"
import { TextField } from "@/components/ui/text-field"
import type { Hit } from "@/lib/search/views"

type Props<H extends Hit> = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  label: string
  placeholder: string
  isChoice: (hit: Hit) => hit is H
  draw: (hit: H) => ReactNode
  whyNot: (hit: H) => string | undefined
  /** Gives the reason if it was refused. */
  onChoose: (hit: H) => Promise<string | null>
}

/** Finds one thing by typing and takes it. */
export function SearchDialog<H extends Hit>(props: Props<H>) {
  const { open, onOpenChange, title, label, placeholder, isChoice, draw, whyNot, onChoose } = props
  const [words, setWords] = useState("")
  const [error, setError] = useState<string | null>(null)
  const { data } = useSearch(useDeferredValue(words))
  const hits = (words.trim() === "" ? [] : (data ?? [])).filter(isChoice)
  const choose = async (hit: H) => {
    const refused = await onChoose(hit)
    setError(refused)
    if (refused === null) {
      setWords("")
      onOpenChange(false)
    }
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      <div className="flex min-h-64 flex-col gap-3">
        <TextField
          label={label}
          placeholder={placeholder}
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        {error ? <InlineError>{error}</InlineError> : null}
        <ul aria-label="Found" className="flex flex-col gap-px">
          {hits.map((hit) => (
            <li key={hit.id}>
              <Button
                variant="ghost"
                className="w-full justify-start text-left"
                disabledReason={whyNot(hit)}
                onClick={() => void choose(hit)}
              >
                {draw(hit)}
              </Button>
            </li>
          ))}
        </ul>
        {words.trim() !== "" && data && hits.length === 0 ? (
          <p className="text-sm text-ink-3">Nothing found for “{words.trim()}”.</p>
        ) : null}
      </div>
    </Dialog>
  )
}
