"use client"

import { LayoutList } from "lucide-react"
import { useDirectory } from "@/components/shell/data"
import { inboxNames, ticketNames } from "@/components/shell/nav"
import { go } from "@/components/shell/navigation"
import { useSignOut } from "@/components/shell/use-sign-out"
import { useTheme } from "@/components/shell/use-theme"
import { Menu } from "@/components/ui/menu"

/** All views behind one button, for where there is no room for a column of them. */
export function ViewMenu() {
  const { role } = useDirectory()
  const signOut = useSignOut()
  const [theme, setTheme] = useTheme()
  return (
    <Menu
      label="Views"
      side="top"
      align="end"
      trigger={
        <button
          type="button"
          className="flex grow basis-0 flex-col items-center justify-center gap-0.5 text-2xs text-ink-3"
        >
          <LayoutList aria-hidden className="size-5" />
          Views
        </button>
      }
      items={[
        { kind: "heading", label: "Inbox" },
        ...Object.entries(inboxNames).map(([view, label]) => ({
          label,
          onSelect: () => go({ screen: "inbox", view, conversationId: null, ticket: null }),
        })),
        { kind: "heading", label: "Tickets" },
        ...Object.entries(ticketNames).map(([view, label]) => ({
          label,
          onSelect: () => go({ screen: "tickets", view, number: null, conversationId: null }),
        })),
        { kind: "separator" },
        { label: "Customers", onSelect: () => window.location.assign("/customers") },
        ...(role === "teammate"
          ? []
          : [{ label: "Settings", onSelect: () => window.location.assign("/settings/messenger") }]),
        { kind: "separator" },
        {
          label: theme === "dark" ? "Light theme" : "Dark theme",
          onSelect: () => setTheme(theme === "dark" ? "light" : "dark"),
        },
        { label: "Sign out", onSelect: () => void signOut() },
      ]}
    />
  )
}
