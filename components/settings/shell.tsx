"use client"

import {
  ArrowLeft,
  Building2,
  CircleDot,
  CircleUserRound,
  Mail,
  MessageCircle,
  ScrollText,
  Tag,
  Tickets,
  UserRoundCog,
  Users,
  Workflow,
} from "lucide-react"
import Link from "next/link"
import { usePathname } from "next/navigation"
import { type ReactNode, useEffect, useRef } from "react"

/** What there is to set; one line for each screen. */
const screens = [
  { href: "/settings/workspace", name: "Workspace", Icon: Building2 },
  { href: "/settings/ticket-types", name: "Ticket types", Icon: Tickets },
  { href: "/settings/states", name: "States", Icon: CircleDot },
  { href: "/settings/teams", name: "Teams", Icon: Users },
  { href: "/settings/teammates", name: "Teammates", Icon: UserRoundCog },
  { href: "/settings/tags", name: "Tags", Icon: Tag },
  { href: "/settings/messenger", name: "Messenger", Icon: MessageCircle },
  { href: "/settings/workflows", name: "Workflows", Icon: Workflow },
  { href: "/settings/mail", name: "Mail", Icon: Mail },
  { href: "/settings/audit-log", name: "Audit log", Icon: ScrollText },
  { href: "/settings/profile", name: "Profile", Icon: CircleUserRound, forAll: true },
]

const look =
  "flex h-8 shrink-0 items-center gap-2.5 rounded-md px-2.5 text-sm whitespace-nowrap text-ink-2 hover:bg-hover hover:text-ink aria-[current]:bg-selected aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:h-11 [&_svg]:size-4 [&_svg]:shrink-0"

/** The frame around all settings: which there are for this person, the way back, and the one that is open. */
export function SettingsShell({ isAdmin, children }: { isAdmin: boolean; children: ReactNode }) {
  const pathname = usePathname()
  const bar = useRef<HTMLElement>(null)
  // On a phone the screens stand in one line, which shows the open one. The page itself is left where it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address says when another screen is open
  useEffect(() => {
    const open = bar.current?.querySelector<HTMLElement>("[aria-current]")
    if (open && bar.current) bar.current.scrollLeft = open.offsetLeft - bar.current.clientWidth / 3
  }, [pathname])
  const shown = screens.filter((screen) => isAdmin || "forAll" in screen)
  return (
    <div className="flex min-h-dvh bg-app text-ink max-md:flex-col">
      <header
        ref={bar}
        data-side="app"
        className="flex shrink-0 gap-1 bg-surface px-2 py-3 md:sticky md:top-0 md:h-dvh md:w-52 md:flex-col max-md:items-center max-md:overflow-x-auto max-md:border-b max-md:border-line max-md:py-1.5"
      >
        {/* A page of its own: the workbench is drawn anew, with what changed meanwhile. */}
        <a href="/inbox/mine" className={look}>
          <ArrowLeft aria-hidden />
          Inbox
        </a>
        <nav aria-label="Settings" className="md:mt-3">
          <h2 className="px-2.5 pb-1 text-xs font-medium text-ink-3 max-md:hidden">Settings</h2>
          <ul className="flex gap-px md:flex-col">
            {shown.map(({ href, name, Icon }) => (
              <li key={href}>
                <Link
                  href={href}
                  prefetch={false}
                  aria-current={`${pathname}/`.startsWith(`${href}/`) ? "page" : undefined}
                  className={look}
                >
                  <Icon aria-hidden className="max-md:hidden" />
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main
        data-side="front"
        className="min-w-0 grow border-line bg-surface px-8 py-7 max-md:px-4 max-md:py-5 md:border-l"
      >
        <div className="mx-auto flex w-full max-w-3xl flex-col gap-8">{children}</div>
      </main>
    </div>
  )
}
