"use client"

import { Ban, Download, Eraser, Merge, OctagonAlert, Undo2 } from "lucide-react"
import { useState } from "react"
import { useCommand } from "@/components/settings/use-command"
import { announce } from "@/components/ui/announcer"
import { Button } from "@/components/ui/button"
import { buttonStyles } from "@/components/ui/button-styles"
import { blockCustomer, markSpam, unblockCustomer, unmarkSpam } from "@/lib/customers/actions"
import type { CustomerDetails } from "@/lib/customers/views"
import { EraseDialog } from "./erase-dialog"
import { MergeDialog } from "./merge-dialog"
import { NewConversation } from "./new-conversation"

/** What can be done with a customer; what can be undone is done at once. */
export function CustomerActions({ customer, isAdmin }: { customer: CustomerDetails; isAdmin: boolean }) {
  const [merging, setMerging] = useState(false)
  const [erasing, setErasing] = useState(false)
  return (
    <>
      <NewConversation variant="primary-front" customer={customer} />
      <KeepOut customer={customer} />
      <Button
        icon={<Merge />}
        disabledReason={
          customer.blocked
            ? `${customer.name} is blocked. Unblock them before the two are merged.`
            : undefined
        }
        onClick={() => setMerging(true)}
      >
        Merge
      </Button>
      <MergeDialog open={merging} onOpenChange={setMerging} customer={customer} />
      {isAdmin ? (
        <>
          <a
            href={`/api/customers/${customer.id}/export`}
            download
            className={buttonStyles("secondary", "md")}
          >
            <Download aria-hidden />
            Export
          </a>
          <Button icon={<Eraser />} onClick={() => setErasing(true)}>
            Erase
          </Button>
          <EraseDialog open={erasing} onOpenChange={setErasing} customer={customer} />
        </>
      ) : null}
    </>
  )
}

function KeepOut({ customer: { id: customerId, name, blocked, spam } }: { customer: CustomerDetails }) {
  const { give, busy } = useCommand()
  const undo = async (action: typeof unblockCustomer, said: string) => {
    await give(action, { customerId }, { said })
  }
  const unblock = () => undo(unblockCustomer, `${name} is unblocked.`)
  const unmark = () => undo(unmarkSpam, `${name} is not spam. What was closed is open again.`)
  const block = async () => {
    const result = await give(blockCustomer, { customerId })
    if (result.ok)
      announce(`${name} is blocked.`, { action: { label: "Undo", onAction: () => void unblock() } })
  }
  const mark = async () => {
    const result = await give(markSpam, { customerId })
    if (!result.ok) return
    const [event] = result.events
    const closed = event?.type === "customer.marked_spam" ? event.data.conversationIds.length : 0
    const what = closed === 1 ? "1 conversation is closed" : `${closed} conversations are closed`
    announce(`${name} is marked as spam and blocked; ${what}.`, {
      action: { label: "Undo", onAction: () => void unmark() },
    })
  }
  if (spam)
    return (
      <Button icon={<Undo2 />} busy={busy} onClick={() => void unmark()}>
        Not spam
      </Button>
    )
  return (
    <>
      {blocked ? (
        <Button icon={<Undo2 />} busy={busy} onClick={() => void unblock()}>
          Unblock
        </Button>
      ) : (
        <Button icon={<Ban />} busy={busy} onClick={() => void block()}>
          Block
        </Button>
      )}
      <Button icon={<OctagonAlert />} busy={busy} onClick={() => void mark()}>
        Mark as spam
      </Button>
    </>
  )
}
