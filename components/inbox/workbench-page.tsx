import { cookies, headers } from "next/headers"
import { notFound, redirect } from "next/navigation"
import { TeamProviders } from "@/components/shell/providers"
import { panesCookie, readPanes } from "@/components/ui/layout-cookie"
import { UiProvider } from "@/components/ui/ui-provider"
import { currentTeammate } from "@/lib/auth/session"
import { inboxViews } from "@/lib/conversations/inputs"
import { seedFor } from "@/lib/live/seed"
import { placeOf } from "@/lib/shared/addresses"
import { ticketViews } from "@/lib/tickets/inputs"
import { Workbench } from "./workbench"

type Props = { pathname: string; search: Record<string, string | string[] | undefined> }

/** The workbench as the server draws it first: with the list, both sides and their timelines in place. */
export async function WorkbenchPage({ pathname, search }: Props) {
  const actor = await currentTeammate()
  if (!actor) redirect("/sign-in")
  const words = Object.entries(search).flatMap(([k, v]): [string, string][] =>
    typeof v === "string" ? [[k, v]] : [],
  )
  const place = placeOf(pathname, new URLSearchParams(words))
  const views: readonly string[] = place?.screen === "tickets" ? ticketViews : inboxViews
  if (!place || !views.includes(place.view)) notFound()
  const [{ seq, state }, jar, head] = await Promise.all([seedFor(actor, place), cookies(), headers()])
  const agent = head.get("user-agent") ?? ""
  const saved = (group: string) => readPanes(jar.get(panesCookie(group))?.value)
  return (
    <UiProvider
      now={new Date().toISOString()}
      timeZone={actor.timeZone}
      locale={actor.dateLocale}
      mac={/Mac|iPhone|iPad/.test(agent)}
    >
      <TeamProviders seq={seq} state={state}>
        <Workbench
          saved={{ one: saved("one"), inbox: saved("inbox"), tickets: saved("tickets") }}
          guess={/Mobi|Android/.test(agent) ? "phone" : "wide"}
        />
      </TeamProviders>
    </UiProvider>
  )
}
