/** The product's addresses (SPEC §11), written and read in one place. */
export type Place =
  | { screen: "inbox"; view: string; conversationId: string | null; ticket: number | null }
  | { screen: "tickets"; view: string; number: number | null; conversationId: string | null }

/** The address of a place. */
export function addressOf(place: Place): string {
  if (place.screen === "inbox") {
    const path = `/inbox/${place.view}${place.conversationId ? `/${place.conversationId}` : ""}`
    return place.conversationId && place.ticket !== null ? `${path}?ticket=${place.ticket}` : path
  }
  const path = `/tickets/${place.view}${place.number === null ? "" : `/${place.number}`}`
  return place.number !== null && place.conversationId ? `${path}?conversation=${place.conversationId}` : path
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a part of an address can be an id. */
export function isId(text: string | null | undefined): text is string {
  return uuid.test(text ?? "")
}

/** Reads an address; anything odd in it counts as not said, an unknown screen gives null. */
export function placeOf(pathname: string, search: URLSearchParams): Place | null {
  const [, screen, view = "", third = null] = pathname.split("/")
  if (screen === "inbox")
    return {
      screen,
      view,
      conversationId: isId(third) ? third : null,
      ticket: numberFrom(search.get("ticket")),
    }
  if (screen === "tickets") {
    const conversation = search.get("conversation")
    return {
      screen,
      view,
      number: numberFrom(third),
      conversationId: isId(conversation) ? conversation : null,
    }
  }
  return null
}

/** The number that a part of an address stands for, or null. */
export function numberFrom(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}
