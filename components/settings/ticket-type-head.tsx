"use client"

import { Archive, ArchiveRestore, Copy } from "lucide-react"
import Link from "next/link"
import { announce } from "@/components/ui/announcer"
import { Button } from "@/components/ui/button"
import { buttonStyles } from "@/components/ui/button-styles"
import { Chip } from "@/components/ui/chip"
import { archiveTicketType, restoreTicketType } from "@/lib/ticket-types/actions"
import type { TypeView } from "@/lib/ticket-types/views"
import { BackLink } from "./back-link"
import { PageHead } from "./page-parts"
import { useCommand } from "./use-command"

type Props = { type: Pick<TypeView, "id" | "name" | "icon" | "archived"> }

/** A type's name, and what else can be done with it: a copy, archiving and back. */
export function TypeHead({ type: { id, name, icon, archived } }: Props) {
  const { give, busy } = useCommand()
  const restore = () =>
    void give(restoreTicketType, { typeId: id }, { said: `“${name}” can be chosen again.` })
  const archive = async () => {
    const result = await give(archiveTicketType, { typeId: id })
    if (!result.ok) return
    announce(`“${name}” is archived. Its tickets go on, and no new one is made.`, {
      tone: "success",
      action: { label: "Undo", onAction: restore },
    })
  }
  return (
    <PageHead
      title={`${icon} ${name}`}
      back={<BackLink href="/settings/ticket-types">All ticket types</BackLink>}
      actions={
        <>
          <Link
            prefetch={false}
            href={`/settings/ticket-types/new?from=${id}`}
            className={buttonStyles("secondary", "md")}
          >
            <Copy aria-hidden />
            Duplicate
          </Link>
          {archived ? (
            <Button icon={<ArchiveRestore />} busy={busy} onClick={restore}>
              Restore
            </Button>
          ) : (
            <Button icon={<Archive />} busy={busy} onClick={() => void archive()}>
              Archive
            </Button>
          )}
        </>
      }
    >
      {archived ? <Chip size="sm">Archived</Chip> : null}
    </PageHead>
  )
}
