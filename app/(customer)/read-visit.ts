import { cookies, headers } from "next/headers"
import type { Seed } from "@/components/messenger/cache"
import { type Place, placeAt, type Surface } from "@/components/messenger/places"
import type { VisitProps } from "@/components/messenger/visit-props"
import { type Door, findDoor } from "@/lib/intake/doors"
import { demoDoors } from "@/lib/intake/identity"
import { currentCustomer, type KnownCustomer } from "@/lib/intake/session"
import { readOverview, readThread, readTicket } from "@/lib/messenger/queries"

export type Search = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : null)

/** The workspace that an address names, and whose door it is; null where there is none (SPEC C2). */
export async function readDoor(search: Search) {
  const workspace = one(search.workspace)
  const door = await findDoor(workspace)
  return door && { door, workspace }
}

/** What a page says of a door. */
export const doorProps = ({ slug, name, mails }: Door) => ({ slug, name, mails })

/**
 * What a customer's page starts with. A frame stands on another site: it is told nothing by a cookie, and learns who the
 * customer is from the page around it (SPEC C2).
 */
export async function readVisit(surface: Surface, path: string, search: Search): Promise<VisitProps | null> {
  const found = await readDoor(search)
  const place = placeAt(path, { get: (name) => one(search[name]) })
  if (!found || !place) return null
  const { door, workspace } = found
  const framed = surface === "messenger" && search.frame === "1"
  const customer = framed ? null : await currentCustomer()
  const seed = customer?.workspaceId === door.workspaceId ? await readSeed(customer, place) : null
  const zone = zoneOf((await cookies()).get("zone")?.value ?? "")
  return {
    surface,
    door: doorProps(door),
    workspace,
    framed,
    seed,
    demo: door.demo && !seed && !framed ? await demoDoors(door.workspaceId) : [],
    now: new Date().toISOString(),
    timeZone: zone,
    mac: /Mac|iPhone|iPad/.test((await headers()).get("user-agent") ?? ""),
  }
}

async function readSeed(customer: KnownCustomer, place: Place): Promise<Seed | null> {
  const [overview, ticket, named] = await Promise.all([
    readOverview(customer),
    place.at === "ticket" ? readTicket(customer, place.number) : null,
    place.at === "conversation" ? readThread(customer, place.id) : null,
  ])
  if (!overview) return null
  const thread = named ?? (ticket && (await readThread(customer, ticket.conversationId)))
  const number = ticket ? null : thread?.ticket?.number
  return { overview, thread, ticket: number ? await readTicket(customer, number) : ticket }
}

/** The time zone that a cookie names, if it names one. */
function zoneOf(cookie: string): string {
  try {
    const zone = decodeURIComponent(cookie) || "UTC"
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return "UTC"
  }
}
