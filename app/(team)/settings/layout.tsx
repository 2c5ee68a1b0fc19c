import { headers } from "next/headers"
import type { ReactNode } from "react"
import { SettingsShell } from "@/components/settings/shell"
import { UiProvider } from "@/components/ui/ui-provider"
import { currentAdmin } from "@/lib/auth/admin"

/** What admins set for their workspace (SPEC A1). Each page asks by itself who it is, too. */
export default async function Layout({ children }: { children: ReactNode }) {
  const [actor, head] = await Promise.all([currentAdmin(), headers()])
  const mac = /Mac|iPhone|iPad/.test(head.get("user-agent") ?? "")
  return (
    <UiProvider now={new Date().toISOString()} timeZone={actor.timeZone} mac={mac}>
      <SettingsShell>{children}</SettingsShell>
    </UiProvider>
  )
}
