"use client"

import { Eye } from "lucide-react"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { LazyDialog } from "@/components/ui/lazy-dialog"
import { customerViewDialog } from "./dialogs"

type Props = { number: number; customerName: string }

/** Opens what the customer sees of a ticket that is theirs to see. */
export function CustomerSees({ number, customerName }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        icon={<Eye />}
        onPointerEnter={customerViewDialog.warm}
        onFocus={customerViewDialog.warm}
        onClick={() => setOpen(true)}
      >
        What the customer sees
      </Button>
      <LazyDialog part={customerViewDialog} props={{ open, onOpenChange: setOpen, number, customerName }} />
    </>
  )
}
