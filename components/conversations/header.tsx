"use client"

import { CheckCheck, ClipboardList, Link2, Repeat2, TicketPlus, Undo2 } from "lucide-react"
import { type ReactNode, useState } from "react"
import { useGive } from "@/components/shell/use-give"
import { Owners } from "@/components/threads/owners"
import { SnoozeButton } from "@/components/threads/snooze-button"
import { TicketChip } from "@/components/threads/state"
import { TagPicker } from "@/components/threads/tag-picker"
import { CustomerTicketFields } from "@/components/tickets/customer-ticket-fields"
import {
  convertDialog,
  linkTicketDialog,
  newTicketDialog,
  sendFormDialog,
} from "@/components/tickets/dialogs"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { LazyDialog } from "@/components/ui/lazy-dialog"
import { RelativeTime } from "@/components/ui/relative-time"
import {
  closeConversation,
  reopenConversation,
  tagConversation,
  untagConversation,
} from "@/lib/conversations/actions"
import type { ConversationView } from "@/lib/conversations/views"
import { formFacts, whyNotConvert, whyNotSendForm } from "@/lib/tickets/rules"

type Props = {
  conversation: ConversationView
  lead?: ReactNode
  onOpenTicket: (number: number) => void
  besideNumber: number | null
}

/** Who it is with and about what, who owns it, its tickets, and what can be done with it. */
export function ConversationHeader({ conversation, lead, onOpenTicket, besideNumber }: Props) {
  const { customer, subject, status, snoozedUntil } = conversation
  const number = conversation.customerTicket?.number ?? null
  return (
    <header className="shrink-0 border-b border-line">
      <div className="flex h-12 min-w-0 items-center gap-1 pr-3 pl-5 max-md:pl-2">
        {lead}
        <div className="min-w-0 grow">
          <h2 dir="auto" className="truncate text-base leading-5 font-semibold">
            {subject || customer.name}
          </h2>
          <p className="flex min-w-0 items-center gap-1.5 truncate text-xs text-ink-3">
            <a href={`/customers/${customer.id}`} className="truncate rounded-sm hover:underline">
              {[customer.name, customer.company].filter(Boolean).join(" · ")}
            </a>
            {status === "snoozed" && snoozedUntil ? (
              <span className="shrink-0">
                · Snoozed until <RelativeTime at={snoozedUntil} as="return" />
              </span>
            ) : null}
            {status === "closed" ? <span className="shrink-0">· Closed</span> : null}
          </p>
        </div>
        <SnoozeButton thread={conversation} number={number} />
        <CloseOrReopen conversation={conversation} />
      </div>
      <div className="flex min-h-9 flex-wrap items-center gap-x-0.5 gap-y-0.5 pb-1 pl-3.5 sm:pr-[7.5rem] max-md:pl-1.5">
        <Owners look="bare" thread={conversation} number={number} />
        <Tags conversation={conversation} />
      </div>
      <div className="flex min-h-9 flex-wrap items-center gap-x-1 gap-y-0.5 pr-3 pb-1.5 pl-3 max-md:pl-1">
        <NewTicket conversation={conversation} onOpenTicket={onOpenTicket} />
        <SendForm conversation={conversation} />
        <MoreButtons conversation={conversation} onOpenTicket={onOpenTicket} />
        {conversation.tickets.map((t) => (
          <button
            key={t.id}
            type="button"
            aria-pressed={t.number === besideNumber}
            aria-label={t.restricted ? `Restricted ticket #${t.number}` : `Ticket #${t.number}, ${t.title}`}
            className="flex items-center rounded-sm p-0.5 hover:bg-hover aria-pressed:bg-hover pointer-coarse:min-h-11"
            onClick={() => onOpenTicket(t.number)}
          >
            <TicketChip number={t.number} stateId={t.stateId} />
          </button>
        ))}
      </div>
      {conversation.customerTicket ? <CustomerTicketFields conversation={conversation} /> : null}
    </header>
  )
}

function NewTicket({ conversation, onOpenTicket }: Pick<Props, "conversation" | "onOpenTicket">) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        icon={<TicketPlus />}
        onPointerEnter={newTicketDialog.warm}
        onFocus={newTicketDialog.warm}
        onClick={() => setOpen(true)}
      >
        New back-office ticket
      </Button>
      <LazyDialog
        part={newTicketDialog}
        props={{ open, onOpenChange: setOpen, conversation, onCreated: onOpenTicket }}
      />
    </>
  )
}

function CloseOrReopen({ conversation: { id, status } }: { conversation: ConversationView }) {
  const give = useGive()
  const places = [{ id }]
  if (status === "closed")
    return (
      <IconButton
        label="Reopen"
        icon={<Undo2 />}
        onClick={() =>
          void give(
            reopenConversation,
            { conversationId: id },
            {
              guess: [
                {
                  type: "conversation.reopened",
                  thread: id,
                  data: { from: status, cause: "teammate" },
                  places,
                },
              ],
              said: "Conversation reopened.",
            },
          )
        }
      />
    )
  return (
    <IconButton
      label="Close"
      icon={<CheckCheck />}
      onClick={() =>
        void give(
          closeConversation,
          { conversationId: id },
          {
            guess: [{ type: "conversation.closed", thread: id, data: { from: status }, places }],
            said: "Conversation closed.",
          },
        )
      }
    />
  )
}

function Tags({ conversation: { id, tagIds } }: { conversation: ConversationView }) {
  const give = useGive()
  const places = [{ id }]
  return (
    <TagPicker
      tagIds={tagIds}
      onAdd={(tagId) =>
        void give(
          tagConversation,
          { conversationId: id, tagId },
          { guess: [{ type: "conversation.tagged", thread: id, data: { tagId }, places }] },
        )
      }
      onRemove={(tagId) =>
        void give(
          untagConversation,
          { conversationId: id, tagId },
          { guess: [{ type: "conversation.untagged", thread: id, data: { tagId }, places }] },
        )
      }
    />
  )
}

function SendForm({ conversation }: { conversation: ConversationView }) {
  const [open, setOpen] = useState(false)
  const whyNot = whyNotSendForm(formFacts(conversation))
  return (
    <>
      <IconButton
        size="sm"
        label="Send ticket form"
        icon={<ClipboardList />}
        disabledReason={whyNot?.sentence}
        onPointerEnter={sendFormDialog.warm}
        onFocus={sendFormDialog.warm}
        onClick={() => setOpen(true)}
      />
      <LazyDialog part={sendFormDialog} props={{ open, onOpenChange: setOpen, conversation }} />
    </>
  )
}

function MoreButtons({ conversation, onOpenTicket }: Pick<Props, "conversation" | "onOpenTicket">) {
  const [converting, setConverting] = useState(false)
  const [linking, setLinking] = useState(false)
  const shared = conversation.tickets.find((t) => t.shared)
  const whyNot = whyNotConvert({
    isCustomerTicket: conversation.category === "customer",
    sharedNumber: shared?.number ?? null,
  })
  return (
    <>
      <IconButton
        size="sm"
        label="Convert to customer ticket"
        icon={<Repeat2 />}
        disabledReason={whyNot?.sentence}
        onClick={() => setConverting(true)}
      />
      <IconButton size="sm" label="Link existing ticket" icon={<Link2 />} onClick={() => setLinking(true)} />
      <LazyDialog
        part={convertDialog}
        props={{ open: converting, onOpenChange: setConverting, conversation }}
      />
      <LazyDialog
        part={linkTicketDialog}
        props={{ open: linking, onOpenChange: setLinking, conversation, onLinked: onOpenTicket }}
      />
    </>
  )
}
