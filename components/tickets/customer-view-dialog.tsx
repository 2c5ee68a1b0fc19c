"use client"

import { useCustomerView } from "@/components/shell/data"
import { Dialog } from "@/components/ui/dialog"
import { InlineError } from "@/components/ui/inline-error"
import { Skeleton } from "@/components/ui/skeleton"
import { CustomerView } from "./customer-view"

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  number: number
  customerName: string
}

/** Shows a ticket that the customer sees as they see it (SPEC S7). */
export function CustomerViewDialog({ open, onOpenChange, number, customerName }: Props) {
  const { data, error } = useCustomerView(number, open)
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="What the customer sees"
      description={`This is all that ${customerName} sees of ticket #${number}, beside the conversation’s messages.`}
    >
      <div className="flex flex-col gap-3 text-sm text-ink-2">
        {data ? (
          <CustomerView ticket={data} />
        ) : error ? (
          <InlineError>{error.message}</InlineError>
        ) : (
          <Skeleton className="h-48" />
        )}
      </div>
    </Dialog>
  )
}
