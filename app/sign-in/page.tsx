import type { Metadata } from "next"
import { headers } from "next/headers"
import { redirect } from "next/navigation"
import { SignInForm } from "@/components/shell/sign-in-form"
import { UiProvider } from "@/components/ui/ui-provider"
import { db } from "@/db/client"
import { currentTeammate } from "@/lib/auth/session"
import { demoTeammates, isSetUp } from "@/lib/team/queries"

export const metadata: Metadata = { title: "Sign in · Backline" }

export default async function Page() {
  if (await currentTeammate()) redirect("/inbox/mine")
  if (!(await isSetUp(db()))) redirect("/set-up")
  const mac = /Mac|iPhone|iPad/.test((await headers()).get("user-agent") ?? "")
  return (
    <UiProvider now={new Date().toISOString()} timeZone="UTC" mac={mac}>
      <SignInForm demo={await demoTeammates(db())} />
    </UiProvider>
  )
}
