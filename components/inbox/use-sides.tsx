"use client"

import { useState } from "react"
import { ConversationPane } from "@/components/conversations/conversation-pane"
import { useConversation, useTicket } from "@/components/shell/data"
import { go, usePlace } from "@/components/shell/navigation"
import type { EntryPlace } from "@/components/threads/entry"
import { TicketPane } from "@/components/tickets/ticket-pane"
import type { Pane } from "@/components/ui/resizable-panels"
import { seamSeparator } from "@/components/ui/seam"
import type { Place } from "@/lib/shared/addresses"
import { NothingChosen } from "./nothing-chosen"
import { Seam } from "./seam"
import { Switcher } from "./switcher"

export type Side = Omit<Pane, "size"> & { kind: "conversation" | "ticket" | "none" }

export type Sides = {
  /** What is open here: a conversation in the inbox, a ticket on the tickets screen; or a word that nothing is. */
  main: Side
  /** All that stands side by side now, the conversation always left of the seam and the ticket right of it. */
  all: Side[]
  number: number | null
  /** Which side is looked at where only one fits. */
  shown: "front" | "back"
  show: (side: "front" | "back") => void
}

/** The two sides of what is open: the conversation and its newest or chosen ticket, or the other way round (SPEC O7). */
export function useSides(): Sides {
  const place = usePlace()
  const [hidden, setHidden] = useState<string | null>(null)
  const open = useOpen(place)
  const { conversationId, number } = open
  const pairKey = `${conversationId}/${number}`
  const [shown, show] = useShown(place)
  const showTicket = () => {
    setHidden(null)
    show("back")
  }
  const hideTicket = () => {
    setHidden(pairKey)
    show("front")
  }
  const front = conversationId ? conversationSide(open, place, showTicket) : null
  const back =
    number !== null && !open.isCustomerTicket
      ? ticketSide(open, place, number, hideTicket, () => show("front"))
      : null
  const nothing: Side = {
    id: place.screen === "inbox" ? "front" : "back",
    kind: "none",
    minPx: 330,
    separatorLabel: "Resize the list",
    children: <NothingChosen screen={place.screen} />,
  }
  const main = (place.screen === "inbox" || open.isCustomerTicket ? front : back) ?? nothing
  const both = front && back && hidden !== pairKey
  const seam = {
    separator: <Seam conversationId={conversationId} number={number} />,
    separatorClassName: seamSeparator,
  }
  return { main, all: both ? [front, { ...back, ...seam }] : [main], number, shown, show }
}

/** The side looked at on a narrow screen: what was opened, until the person turns to the other. */
function useShown(place: Place): ["front" | "back", (side: "front" | "back") => void] {
  const opened = place.screen === "inbox" ? `i${place.conversationId}` : `t${place.number}`
  const [turned, setTurned] = useState<{ opened: string; side: "front" | "back" } | null>(null)
  const first = place.screen === "inbox" ? "front" : "back"
  return [turned?.opened === opened ? turned.side : first, (side) => setTurned({ opened, side })]
}

type Open = {
  conversationId: string | null
  number: number | null
  isCustomerTicket: boolean
  linkedNumbers: number[]
  linkedConversations: { id: string; customerName: string }[]
}

/** Which conversation and which ticket are open, following the newest link where the address names only one. */
function useOpen(place: Place): Open {
  const conversationInPlace = place.screen === "inbox" ? place.conversationId : null
  const { data: conversation } = useConversation(conversationInPlace)
  const numberInPlace = place.screen === "tickets" ? place.number : null
  const { data: ticket } = useTicket(numberInPlace)
  if (place.screen === "inbox") {
    const linkedNumbers = conversation?.tickets.map((t) => t.number) ?? []
    const number = conversationInPlace === null ? null : (place.ticket ?? linkedNumbers[0] ?? null)
    return {
      conversationId: conversationInPlace,
      number,
      isCustomerTicket: false,
      linkedNumbers,
      linkedConversations: [],
    }
  }
  const isCustomerTicket = ticket?.category === "customer"
  const linkedConversations = ticket && !ticket.restricted ? ticket.conversations : []
  const named = linkedConversations.find((c) => c.id === place.conversationId)?.id
  return {
    conversationId: isCustomerTicket ? ticket.id : (named ?? linkedConversations[0]?.id ?? null),
    number: numberInPlace,
    isCustomerTicket,
    linkedNumbers: [],
    linkedConversations,
  }
}

function conversationSide(open: Open, place: Place, showTicket: () => void): Side {
  const id = open.conversationId ?? ""
  const openTicket = (number: number) => {
    showTicket()
    if (place.screen === "inbox") go({ ...place, conversationId: id, ticket: number })
    else if (number !== place.number) go({ screen: "tickets", view: place.view, number, conversationId: id })
  }
  const otherEnd: EntryPlace["otherEnd"] = (event) => {
    const number = "number" in event.data ? event.data.number : null
    if (number === null) return null
    return {
      label: `Open ticket #${number}`,
      link: <button type="button" onClick={() => openTicket(number)} />,
    }
  }
  return {
    id: "front",
    kind: "conversation",
    minPx: 330,
    separatorLabel: "Resize the list",
    children: (
      <ConversationPane
        id={id}
        besideNumber={open.isCustomerTicket ? null : open.number}
        onOpenTicket={openTicket}
        otherEnd={otherEnd}
      />
    ),
  }
}

function ticketSide(
  open: Open,
  place: Place,
  number: number,
  hide: () => void,
  showConversation: () => void,
): Side {
  const toConversation = (conversationId: string) => {
    showConversation()
    if (place.screen === "tickets") go({ ...place, conversationId })
    else go({ screen: "inbox", view: place.view, conversationId, ticket: number })
  }
  const otherEnd: EntryPlace["otherEnd"] = (event) => {
    const id = event.places.find((p) => p !== event.threadId)
    if (!id) return null
    return {
      label: "Open the conversation",
      link: <button type="button" onClick={() => toConversation(id)} />,
    }
  }
  const switcher =
    place.screen === "inbox" ? (
      <Switcher
        label="Linked tickets"
        current={String(number)}
        items={open.linkedNumbers.map((n) => ({ value: String(n), label: `#${n}` }))}
        onChoose={(value) => go({ ...place, ticket: Number(value) })}
      />
    ) : (
      <Switcher
        label="Linked conversations"
        current={open.conversationId ?? ""}
        items={open.linkedConversations.map((c) => ({ value: c.id, label: c.customerName }))}
        onChoose={toConversation}
      />
    )
  return {
    id: "back",
    kind: "ticket",
    minPx: 330,
    separatorLabel: "Resize the two sides",
    children: (
      <TicketPane
        key={number}
        number={number}
        switcher={switcher}
        besideId={open.conversationId}
        onHide={place.screen === "inbox" ? hide : null}
        otherEnd={otherEnd}
      />
    ),
  }
}
