import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { SetUpForm } from "@/components/shell/set-up-form"
import { UiProvider } from "@/components/ui/ui-provider"
import { db } from "@/db/client"
import { isSetUp } from "@/lib/team/queries"

export const metadata: Metadata = { title: "Set up · Backline" }
export const dynamic = "force-dynamic"

export default async function Page() {
  if (await isSetUp(db())) redirect("/sign-in")
  return (
    <UiProvider now={new Date().toISOString()} timeZone="UTC" mac={false}>
      <SetUpForm />
    </UiProvider>
  )
}
