import { headers } from "next/headers"
import { redirect } from "next/navigation"
import type { ReactNode } from "react"
import { SettingsShell } from "@/components/settings/shell"
import { UiProvider } from "@/components/ui/ui-provider"
import { currentTeammate } from "@/lib/auth/session"

/** What admins set for their workspace (SPEC A1), and all for themselves. Each page asks by itself who it is, too. */
export default async function Layout({ children }: { children: ReactNode }) {
  const [actor, head] = await Promise.all([currentTeammate(), headers()])
  if (!actor) redirect("/sign-in")
  const mac = /Mac|iPhone|iPad/.test(head.get("user-agent") ?? "")
  return (
    <UiProvider now={new Date().toISOString()} timeZone={actor.timeZone} locale={actor.dateLocale} mac={mac}>
      <SettingsShell isAdmin={actor.role !== "teammate"}>{children}</SettingsShell>
    </UiProvider>
  )
}
