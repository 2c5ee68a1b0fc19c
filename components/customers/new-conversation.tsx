"use client"

import { MessageCirclePlus } from "lucide-react"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import type { ButtonVariant } from "@/components/ui/button-styles"
import { LazyDialog } from "@/components/ui/lazy-dialog"
import type { CustomerView } from "@/lib/customers/views"
import { newConversationDialog } from "./dialogs"

type Props = { variant?: ButtonVariant; customer?: CustomerView }

/** Starts a conversation for a customer, or for one who is chosen then; it is opened afterwards. */
export function NewConversation({ variant = "secondary", customer }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        variant={variant}
        icon={<MessageCirclePlus />}
        onPointerEnter={newConversationDialog.warm}
        onFocus={newConversationDialog.warm}
        onClick={() => setOpen(true)}
      >
        New conversation
      </Button>
      <LazyDialog
        part={newConversationDialog}
        props={{ open, onOpenChange: setOpen, customer, onStarted: openConversation }}
      />
    </>
  )
}

const openConversation = (id: string) => window.location.assign(`/inbox/mine/${id}`)
