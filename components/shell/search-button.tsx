"use client"

import { Search } from "lucide-react"
import { useDeferredValue, useState } from "react"
import { Dialog } from "@/components/ui/dialog"
import { IconButton } from "@/components/ui/icon-button"
import { TextField } from "@/components/ui/text-field"
import type { Hit } from "@/lib/search/views"
import type { Place } from "@/lib/shared/addresses"
import { useSearch } from "./data"
import { go, linkTo } from "./navigation"

/** Finds a conversation by customer or subject, a ticket by number or title. */
export function SearchButton() {
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState("")
  const { data } = useSearch(useDeferredValue(words))
  const hits = words.trim() === "" ? [] : (data ?? [])
  const openHit = (hit: Hit | undefined) => {
    if (!hit) return
    setOpen(false)
    go(placeOfHit(hit))
  }
  return (
    <>
      <IconButton label="Search" icon={<Search />} onClick={() => setOpen(true)} />
      <Dialog open={open} onOpenChange={setOpen} title="Search">
        <form
          className="flex min-h-72 flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            openHit(hits[0])
          }}
        >
          <TextField
            label="Search"
            hideLabel
            type="search"
            autoComplete="off"
            placeholder="Ticket number, title, customer, or subject"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <ul aria-label="Found" className="flex flex-col gap-px">
            {hits.map((hit) => (
              <li key={hit.id}>
                <a
                  {...linkTo(placeOfHit(hit))}
                  onClickCapture={() => setOpen(false)}
                  className="flex min-h-8 min-w-0 items-center gap-2 rounded-md px-2 text-base hover:bg-hover pointer-coarse:min-h-11"
                >
                  {hit.kind === "ticket" ? (
                    <>
                      <b className="text-back-text tabular">#{hit.number}</b>
                      <span className="truncate">{hit.title ?? "Restricted ticket"}</span>
                    </>
                  ) : (
                    <>
                      <b className="shrink-0 font-semibold">{hit.customerName}</b>
                      <span className="truncate text-ink-2">{hit.subject}</span>
                    </>
                  )}
                </a>
              </li>
            ))}
          </ul>
          {words.trim() !== "" && data && hits.length === 0 ? (
            <p className="text-sm text-ink-3">Nothing found for “{words.trim()}”.</p>
          ) : null}
        </form>
      </Dialog>
    </>
  )
}

function placeOfHit(hit: Hit): Place {
  return hit.kind === "ticket"
    ? { screen: "tickets", view: "all", number: hit.number, conversationId: null }
    : { screen: "inbox", view: "all", conversationId: hit.id, ticket: null }
}
