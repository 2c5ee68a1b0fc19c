import { headers } from "next/headers"
import type { ReactNode } from "react"
import { UiProvider } from "@/components/ui/ui-provider"

/** What a page before sign-in needs. */
export async function EntryPage({ children }: { children: ReactNode }) {
  const mac = /Mac|iPhone|iPad/.test((await headers()).get("user-agent") ?? "")
  return (
    <UiProvider now={new Date().toISOString()} timeZone="UTC" mac={mac}>
      {children}
    </UiProvider>
  )
}
