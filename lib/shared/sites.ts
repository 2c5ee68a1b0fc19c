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
