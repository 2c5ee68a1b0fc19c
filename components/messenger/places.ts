/** Which of a portal's tickets are listed. */
export type Show = "all" | "open" | "waiting" | "resolved"

/** Where a customer is, in the messenger or in the portal. */
export type Place =
  | { at: "home"; show: Show }
  | { at: "new" }
  | { at: "conversation"; id: string }
  | { at: "ticket"; number: number }

/** The messenger is one page with its place in the query; the portal has an address per thing. */
export type Surface = "messenger" | "portal"

export const home: Place = { at: "home", show: "all" }

const shows: readonly string[] = ["all", "open", "waiting", "resolved"]
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const ticketNumber = /^[1-9]\d{0,8}$/

type Search = { get: (name: string) => string | null }

/** Reads a place from an address; null where there is none such. */
export function placeAt(pathname: string, search: Search): Place | null {
  const [surface, kind, key, ...rest] = pathname.split("/").filter(Boolean)
  if (surface === "messenger" && !kind) return placeInQuery(search)
  if (surface !== "portal" || rest.length > 0) return null
  if (!kind) return homeShowing(search)
  if (kind === "new" && !key) return { at: "new" }
  if (kind === "tickets" && key && ticketNumber.test(key)) return { at: "ticket", number: Number(key) }
  if (kind === "conversations" && key && uuid.test(key)) return { at: "conversation", id: key }
  return null
}

function placeInQuery(search: Search): Place {
  const id = search.get("conversation")
  const number = search.get("ticket")
  if (id === "new") return { at: "new" }
  if (id && uuid.test(id)) return { at: "conversation", id }
  if (number && ticketNumber.test(number)) return { at: "ticket", number: Number(number) }
  return home
}

function homeShowing(search: Search): Place {
  const show = search.get("show") ?? "all"
  return shows.includes(show) ? { at: "home", show: show as Show } : home
}

/** The address of a place; `workspace` is carried along where it was named. */
export function addressOf(surface: Surface, place: Place, workspace: string | null): string {
  const query = new URLSearchParams(workspace ? { workspace } : {})
  if (surface === "portal" && place.at === "home" && place.show !== "all") query.set("show", place.show)
  if (surface === "messenger" && place.at === "new") query.set("conversation", "new")
  if (surface === "messenger" && place.at === "conversation") query.set("conversation", place.id)
  if (surface === "messenger" && place.at === "ticket") query.set("ticket", String(place.number))
  const path = surface === "portal" ? portalPath(place) : "/messenger"
  return query.size > 0 ? `${path}?${query}` : path
}

function portalPath(place: Place): string {
  if (place.at === "ticket") return `/portal/tickets/${place.number}`
  if (place.at === "conversation") return `/portal/conversations/${place.id}`
  return place.at === "new" ? "/portal/new" : "/portal"
}
