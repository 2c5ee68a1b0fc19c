"use client"

import { announce } from "@/components/ui/announcer"

/** Ends this browser's session; nothing of the workspace stays on the screen. */
export function useSignOut() {
  return async () => {
    const response = await fetch("/api/auth/sign-out", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    }).catch(() => null)
    if (response?.ok) window.location.assign("/sign-in")
    else announce("Signing out did not work. Please try again.", { tone: "danger" })
  }
}
