import type { Metadata } from "next"
import { CodeForm } from "@/components/shell/code-form"
import { EntryPage } from "@/components/shell/entry-page"

export const metadata: Metadata = { title: "Code · Backline", referrer: "no-referrer" }
export const dynamic = "force-dynamic"

export default function Page() {
  return (
    <EntryPage>
      <CodeForm />
    </EntryPage>
  )
}
