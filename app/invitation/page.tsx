import type { Metadata } from "next"
import { EntryPage } from "@/components/shell/entry-page"
import { InvitationForm } from "@/components/shell/invitation-form"

export const metadata: Metadata = { title: "Invitation · Backline", referrer: "no-referrer" }
export const dynamic = "force-dynamic"

export default function Page() {
  return (
    <EntryPage>
      <InvitationForm />
    </EntryPage>
  )
}
