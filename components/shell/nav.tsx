"use client"

import {
  CheckCheck,
  CircleDot,
  Clock,
  Inbox,
  LogOut,
  type LucideIcon,
  MessageCircle,
  Monitor,
  Moon,
  Settings,
  Sun,
  Ticket,
  Tickets,
  Users,
} from "lucide-react"
import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { Menu } from "@/components/ui/menu"
import { tip } from "@/components/ui/tooltip"
import type { Place } from "@/lib/shared/addresses"
import { nameOf } from "@/lib/team/rules"
import { useCounts, useDirectory } from "./data"
import { linkTo, usePlace } from "./navigation"
import { useSignOut } from "./use-sign-out"
import { useTheme } from "./use-theme"

/** The views' names on the screen, by their word in the address (SPEC §11). */
export const inboxNames: Record<string, string> = {
  mine: "Mine",
  unassigned: "Unassigned",
  all: "All",
  snoozed: "Snoozed",
  closed: "Closed",
}
export const ticketNames: Record<string, string> = {
  mine: "My tickets",
  team: "My teams",
  all: "All tickets",
  resolved: "Resolved",
}
const inboxIcons: Record<string, LucideIcon> = {
  mine: Inbox,
  unassigned: CircleDot,
  all: MessageCircle,
  snoozed: Clock,
  closed: CheckCheck,
}
const ticketIcons: Record<string, LucideIcon> = {
  mine: Ticket,
  team: Users,
  all: Tickets,
  resolved: CheckCheck,
}

type Item = { place: Place; name: string; Icon: LucideIcon; count: number; current: boolean }

/** The leftmost column: the inbox's views, the tickets' views, and who one is. */
export function Nav() {
  const { workspace } = useDirectory()
  const counts = useCounts()
  const place = usePlace()
  const inbox = Object.entries(inboxNames).map(
    ([view, name]): Item => ({
      place: { screen: "inbox", view, conversationId: null, ticket: null },
      name,
      Icon: inboxIcons[view] ?? Inbox,
      count: view === "mine" || view === "unassigned" ? (counts?.inbox[view] ?? 0) : 0,
      current: place.screen === "inbox" && place.view === view,
    }),
  )
  const tickets = Object.entries(ticketNames).map(
    ([view, name]): Item => ({
      place: { screen: "tickets", view, number: null, conversationId: null },
      name,
      Icon: ticketIcons[view] ?? Ticket,
      count: view === "mine" || view === "team" ? (counts?.tickets[view] ?? 0) : 0,
      current: place.screen === "tickets" && place.view === view,
    }),
  )
  return (
    <div data-side="app" className="flex h-full min-w-0 flex-col gap-4 bg-surface px-2 py-3 text-ink">
      <header className="flex h-8 min-w-0 items-center gap-2 px-2">
        {/* biome-ignore lint/performance/noImgElement: a mark of a few bytes */}
        <img src="/logo.svg" alt="" className="size-5 shrink-0" />
        <span className="truncate text-sm font-semibold tracking-tight">{workspace.name}</span>
      </header>
      <nav aria-label="Inbox views">
        <Group items={inbox} />
      </nav>
      <nav aria-label="Ticket views">
        <h2 className="px-2 pb-1 text-xs font-medium text-ink-3">Tickets</h2>
        <Group items={tickets} />
      </nav>
      <nav aria-label="Settings" className="mt-auto">
        <a href="/customers" className={pageLink}>
          <Users aria-hidden className="size-4 shrink-0" />
          Customers
        </a>
        <a href="/settings" className={pageLink}>
          <Settings aria-hidden className="size-4 shrink-0" />
          Settings
        </a>
      </nav>
      <You className="-mt-2" />
    </div>
  )
}

const pageLink =
  "flex h-7.5 items-center gap-2.5 rounded-md px-2 text-sm text-ink-2 hover:bg-hover pointer-coarse:h-11"

function Group({ items }: { items: Item[] }) {
  return (
    <ul className="flex flex-col gap-px">
      {items.map(({ place, name, Icon, count, current }) => (
        <li key={name}>
          <a
            {...linkTo(place)}
            aria-current={current ? "page" : undefined}
            className="flex h-7.5 items-center gap-2.5 rounded-md px-2 text-sm text-ink-2 hover:bg-hover aria-[current]:bg-selected aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:h-11"
          >
            <Icon aria-hidden className="size-4 shrink-0" />
            <span className="grow truncate">{name}</span>
            <Badge count={count} most={99} label="open" />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Who is signed in, the theme, and the way out. */
export function You({ className }: { className: string }) {
  const { me, teammates } = useDirectory()
  const [theme, setTheme] = useTheme()
  const signOut = useSignOut()
  const name = nameOf(teammates, me)
  return (
    <div className={className}>
      <Menu
        label="You"
        side="top"
        trigger={
          <button
            type="button"
            aria-label={`You: ${name}`}
            {...tip("Theme and sign-out")}
            className="flex h-9 w-full min-w-0 items-center gap-2.5 rounded-md px-1.5 text-sm text-ink-2 hover:bg-hover pointer-coarse:h-11"
          >
            <Avatar name={name} />
            <span className="truncate">{name}</span>
          </button>
        }
        items={[
          { kind: "heading", label: "Theme" },
          { label: "Light", icon: <Sun />, checked: theme === "light", onSelect: () => setTheme("light") },
          { label: "Dark", icon: <Moon />, checked: theme === "dark", onSelect: () => setTheme("dark") },
          {
            label: "As the device",
            icon: <Monitor />,
            checked: theme === "system",
            onSelect: () => setTheme("system"),
          },
          { kind: "separator" },
          { label: "Sign out", icon: <LogOut />, onSelect: () => void signOut() },
        ]}
      />
    </div>
  )
}
