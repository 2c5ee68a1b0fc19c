"use client"

import { ArchiveRestore } from "lucide-react"
import { Button } from "@/components/ui/button"
import { restoreTicketType } from "@/lib/ticket-types/actions"
import { useCommand } from "./use-command"

/** Brings one archived type back. */
export function RestoreType({ id, name }: { id: string; name: string }) {
  const { give, busy } = useCommand()
  return (
    <Button
      size="sm"
      variant="ghost"
      icon={<ArchiveRestore />}
      busy={busy}
      onClick={() => void give(restoreTicketType, { typeId: id }, { said: `“${name}” can be chosen again.` })}
    >
      Restore {name}
    </Button>
  )
}
