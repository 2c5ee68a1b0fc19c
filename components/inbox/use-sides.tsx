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
  /** What is open here: a conversation in the inbox, a ticket on the tickets screen. */
  first: Side
  /** What is linked to it, beside it (SPEC O7). */
  second: Side | null
  number: number | null
  conversationId: string | null
}

/** The two sides of what is open: the conversation and its newest or chosen ticket, or the other way round. */
export function useSides(): Sides {
  const place = usePlace()
  const [hidden, setHidden] = useState<string | null>(null)
  const open = useOpen(place)
  const { conversationId, number } = open
  const conversation = conversationId ? conversationSide(open, place, () => setHidden(null)) : null
  const pairKey = `${conversationId}/${number}`
  const ticket =
    number !== null && !open.isCustomerTicket
      ? ticketSide(open, place, number, () => setHidden(pairKey))
      : null
  const [main, beside] =
    place.screen === "inbox" ? [conversation, ticket] : ticket ? [ticket, conversation] : [conversation, null]
  const second = beside && hidden !== pairKey ? beside : null
  return {
    first: main ?? {
      id: "front",
      kind: "none",
      minPx: 360,
      children: <NothingChosen screen={place.screen} />,
    },
    second:
      main && second
        ? {
            ...second,
            separator: <Seam conversationId={conversationId} number={number} />,
            separatorClassName: seamSeparator,
          }
        : null,
    number,
    conversationId,
  }
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
  const linkedConversations = ticket?.conversations ?? []
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
    separatorLabel: place.screen === "inbox" ? "Resize the list" : "Resize the two sides",
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

function ticketSide(open: Open, place: Place, number: number, hide: () => void): Side {
  const toConversation = (conversationId: string) => {
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
    separatorLabel: place.screen === "inbox" ? "Resize the two sides" : "Resize the list",
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
