import { headers } from "next/headers"
import { redirect } from "next/navigation"
import type { ReactNode } from "react"
import { CustomersShell } from "@/components/customers/shell"
import { UiProvider } from "@/components/ui/ui-provider"
import { currentTeammate } from "@/lib/auth/session"

/** The team's customers: every teammate reads and changes them (SPEC A1). */
export default async function Layout({ children }: { children: ReactNode }) {
  const [actor, head] = await Promise.all([currentTeammate(), headers()])
  if (!actor) redirect("/sign-in")
  const mac = /Mac|iPhone|iPad/.test(head.get("user-agent") ?? "")
  return (
    <UiProvider now={new Date().toISOString()} timeZone={actor.timeZone} locale={actor.dateLocale} mac={mac}>
      <CustomersShell>{children}</CustomersShell>
    </UiProvider>
  )
}
