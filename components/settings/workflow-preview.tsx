"use client"

import { Check, MinusCircle, X } from "lucide-react"
import { useEffect, useState } from "react"
import { announce } from "@/components/ui/announcer"
import { Button } from "@/components/ui/button"
import { TextField } from "@/components/ui/text-field"
import { getJson } from "@/lib/live/fetching"
import type { Hit } from "@/lib/search/views"
import { isRefusal } from "@/lib/shared/refusals"
import type { DefinitionView, PreviewView } from "@/lib/workflows/views"
import { Part } from "./page-parts"
import { Outcomes } from "./workflow-outcomes"

type Conversation = Extract<Hit, { kind: "conversation" }>

/** Shows what a workflow would do for one conversation; nothing is done (SPEC F4). */
export function Preview({ definition, whyNot }: { definition: DefinitionView; whyNot: string | undefined }) {
  const [chosen, choose] = useState<Conversation | null>(null)
  const [preview, setPreview] = useState<{ of: string; view: PreviewView } | null>(null)
  const [busy, setBusy] = useState(false)
  const key = `${chosen?.id} ${JSON.stringify(definition)}`
  const shown = preview?.of === key ? preview.view : null
  const show = async () => {
    if (!chosen || busy) return
    setBusy(true)
    const answer = await ask(chosen.id, definition)
    setBusy(false)
    if (typeof answer === "string") return announce(answer, { tone: "danger" })
    setPreview({ of: key, view: answer })
    announce(answer.runs ? "It would run." : "It would not run: a condition doesn’t hold.", { quiet: true })
  }
  return (
    <Part title="Preview" about="Choose a conversation to see what would happen there now. Nothing is done.">
      {chosen ? (
        <p className="flex flex-wrap items-center gap-2 text-base">
          <span dir="auto" className="min-w-0 wrap-anywhere">
            {chosen.customerName}: {chosen.subject}
          </span>
          <Button size="sm" variant="ghost" onClick={() => choose(null)}>
            Choose another
          </Button>
        </p>
      ) : (
        <FindConversation onChoose={choose} />
      )}
      <Button
        className="self-start"
        busy={busy}
        disabledReason={whyNot ?? (chosen ? undefined : "Choose a conversation first.")}
        onClick={() => void show()}
      >
        Show what would happen
      </Button>
      {shown ? <Result view={shown} /> : null}
    </Part>
  )
}

async function ask(conversationId: string, definition: DefinitionView): Promise<PreviewView | string> {
  const answer = await fetch("/api/workflows/preview", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ conversationId, definition }),
  })
    .then((response) => response.json() as Promise<{ ok: true; preview: PreviewView }>)
    .catch(() => null)
  if (answer && !isRefusal(answer)) return answer.preview
  return isRefusal(answer)
    ? (answer as { sentence: string }).sentence
    : "This could not be loaded. Please try again."
}

function FindConversation({ onChoose }: { onChoose: (conversation: Conversation) => void }) {
  const [words, setWords] = useState("")
  const [hits, setHits] = useState<{ words: string; found: Conversation[] } | null>(null)
  useEffect(() => {
    if (words.trim() === "") return
    const asking = new AbortController()
    const timer = setTimeout(() => {
      getJson<Hit[]>(`/api/search?q=${encodeURIComponent(words)}`, asking.signal).then(
        (all) => setHits({ words, found: all.filter((hit) => hit.kind === "conversation") }),
        () => {},
      )
    }, 150)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [words])
  const found = words.trim() === "" ? [] : (hits?.found ?? [])
  return (
    <div className="flex max-w-md flex-col gap-2">
      <TextField
        label="Find a conversation"
        type="search"
        autoComplete="off"
        placeholder="A customer or a subject"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <ul aria-label="Found conversations" className="flex flex-col empty:hidden">
        {found.slice(0, 6).map((hit) => (
          <li key={hit.id}>
            <Button variant="ghost" className="w-full justify-start!" onClick={() => onChoose(hit)}>
              {hit.customerName}: {hit.subject}
            </Button>
          </li>
        ))}
      </ul>
      {words.trim() !== "" && hits?.words === words && found.length === 0 ? (
        <p className="text-sm text-ink-3">Nothing found for “{words.trim()}”.</p>
      ) : null}
    </div>
  )
}

function Result({ view }: { view: PreviewView }) {
  return (
    <section aria-label="What would happen" className="flex flex-col gap-4 rounded-lg border border-line p-4">
      <p className="text-base font-medium">
        {view.runs ? "It would run." : "It would not run: not all conditions hold."}
      </p>
      <Outcomes conditions={view.conditions} />
      <ol aria-label="What each step would do" className="flex flex-col gap-2">
        {view.actions.map(({ action, sentence, whyNot }) => (
          <li key={action.id} className="flex gap-2 text-base">
            <span aria-hidden className="flex h-5.25 shrink-0 items-center [&_svg]:size-4">
              {whyNot ? (
                <X className="text-danger-text" />
              ) : view.runs ? (
                <Check className="text-success-text" />
              ) : (
                <MinusCircle className="text-ink-3" />
              )}
            </span>
            <span className="min-w-0 wrap-anywhere">
              {sentence}{" "}
              {whyNot ? <span className="text-danger-text">It would be refused: {whyNot}</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
