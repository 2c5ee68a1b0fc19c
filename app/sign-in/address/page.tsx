import type { Metadata } from "next"
import { AddressLink } from "@/components/shell/address-link"
import { EntryPage } from "@/components/shell/entry-page"

export const metadata: Metadata = { title: "Confirm address · Backline", referrer: "no-referrer" }
export const dynamic = "force-dynamic"

export default function Page() {
  return (
    <EntryPage>
      <AddressLink />
    </EntryPage>
  )
}
