import type { Metadata } from "next"
import { EntryPage } from "@/components/shell/entry-page"
import { ForgotForm } from "@/components/shell/forgot-form"
import { canSend } from "@/lib/mail/queue"

export const metadata: Metadata = { title: "Forgot password · Backline", referrer: "no-referrer" }
export const dynamic = "force-dynamic"

export default function Page() {
  return (
    <EntryPage>
      <ForgotForm canSend={canSend()} />
    </EntryPage>
  )
}
