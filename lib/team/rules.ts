export type Role = "owner" | "admin" | "teammate"
export type Office = "front" | "back"

/** How a teammate is named on the screen; someone unknown to this screen still has a name. */
export function nameOf(people: { id: string; name: string }[], id: string | null): string {
  if (id === null) return "Nobody"
  return people.find((p) => p.id === id)?.name ?? "Someone"
}

/** The first name, for buttons that say to whom words go. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}

/** A workspace's address word from its name: lower case, hyphens, at most 40 characters. */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40)
  return slug || "workspace"
}

/** The states every new workspace has, with what customers read (SPEC T5). */
export const firstStates = [
  { category: "submitted", internalLabel: "Submitted", customerLabel: "Submitted" },
  { category: "in_progress", internalLabel: "In progress", customerLabel: "In progress" },
  { category: "waiting_on_customer", internalLabel: "Waiting on customer", customerLabel: "Waiting on you" },
  { category: "resolved", internalLabel: "Resolved", customerLabel: "Resolved" },
] as const

/** The origin that an address stands for, as browsers write it: "https://shop.example". Null where it is none. */
export function siteOf(text: string): string | null {
  const typed = text.trim()
  const url = URL.canParse(typed) ? new URL(typed) : null
  return url && /^https?:$/.test(url.protocol) ? url.origin : null
}

/** Says why an address can't be a site that shows the messenger, or null (SPEC C2). */
export function whyNotSite(text: string): string | null {
  const typed = text.trim()
  if (typed === "") return "Please give the site's address, such as https://www.example.com."
  const origin = siteOf(typed)
  if (!origin) return `“${typed}” is not a site's address. It begins with https://.`
  const { pathname, search, hash, username, hostname, protocol } = new URL(typed)
  if (hostname.includes("*")) return "Each site is named by itself; a star stands for none."
  if (pathname !== "/" || search !== "" || hash !== "" || username !== "")
    return `A site is named without a path: ${origin}.`
  const isLocal = hostname === "localhost" || hostname === "127.0.0.1"
  if (protocol === "http:" && !isLocal) return "A site has to be served by https, except on this machine."
  return null
}
