"use client"

import { useEffect } from "react"
import { useCustomerView } from "@/components/shell/data"
import { announce } from "@/components/ui/announcer"
import { AlertDialog } from "@/components/ui/dialog"
import { CustomerView } from "./customer-view"

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  number: number
  customerName: string
  onShare: () => void
}

/** Asks before a ticket is shared, once it can show exactly what becomes visible (SPEC S2, S7). */
export function ShareDialog({ open, onOpenChange, number, customerName, onShare }: Props) {
  const { data, error } = useCustomerView(number, open)
  useEffect(() => {
    if (!open || !error || data) return
    onOpenChange(false)
    announce(error.message, { tone: "danger" })
  }, [open, error, data, onOpenChange])
  return (
    <AlertDialog
      open={open && data !== undefined}
      onOpenChange={onOpenChange}
      title="Share with customer"
      confirmLabel="Share"
      tone="back"
      onConfirm={onShare}
    >
      {data ? (
        <div className="flex flex-col gap-3">
          <p>{customerName} will see this ticket, from now on as it changes, and nothing else of it:</p>
          <CustomerView ticket={data} />
          <p>Notes, the assignee and the team stay internal.</p>
        </div>
      ) : null}
    </AlertDialog>
  )
}
