"use client"

import { createContext, type ReactNode, use, useSyncExternalStore } from "react"

const ServerSaysMac = createContext(false)

const never = () => () => {}
const browserSaysMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent)

/** `mac` is what the request's user agent said, so that the first paint prints the right keys. */
export function PlatformProvider({ mac, children }: { mac: boolean; children: ReactNode }) {
  return <ServerSaysMac value={mac}>{children}</ServerSaysMac>
}

/** Whether shortcuts are written with ⌘; the same on the server and in the first client render. */
export function useMac(): boolean {
  const server = use(ServerSaysMac)
  return useSyncExternalStore(never, browserSaysMac, () => server)
}
