"use client"

import { useState } from "react"
import { useDirectory } from "@/components/shell/data"
import { Button } from "@/components/ui/button"
import { LazyDialog } from "@/components/ui/lazy-dialog"
import { typeDialog } from "./dialogs"
import type { Retyped } from "./facts"

/** A ticket's type; pressed, it can be changed (SPEC T6). */
export function TypeButton({ ticket }: { ticket: Retyped }) {
  const [open, setOpen] = useState(false)
  const type = useDirectory().types.find((t) => t.id === ticket.typeId)
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        className="-ml-2"
        aria-label={`Change type: ${type?.name}`}
        onPointerEnter={typeDialog.warm}
        onFocus={typeDialog.warm}
        onClick={() => setOpen(true)}
      >
        {type?.icon} {type?.name}
      </Button>
      <LazyDialog part={typeDialog} props={{ open, onOpenChange: setOpen, ticket }} />
    </>
  )
}
