"use client"

import { useEffect, useState } from "react"

/**
 * The secret of a mailed link. It stands behind the "#", which no server and no log sees, and stays there until it is
 * used, should the page be loaded anew. Null until the page runs, "" where there is none.
 */
export function useLinkToken(): string | null {
  const [token, setToken] = useState<string | null>(null)
  useEffect(() => setToken(/[#&]token=([\w-]+)/.exec(window.location.hash)?.[1] ?? ""), [])
  return token
}
