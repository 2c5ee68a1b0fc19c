import type { Metadata } from "next"
import { EntryPage } from "@/components/shell/entry-page"
import { ResetForm } from "@/components/shell/reset-form"

export const metadata: Metadata = { title: "New password · Backline", referrer: "no-referrer" }
export const dynamic = "force-dynamic"

export default function Page() {
  return (
    <EntryPage>
      <ResetForm />
    </EntryPage>
  )
}
