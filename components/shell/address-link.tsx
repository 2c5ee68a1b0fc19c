"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { pressAddressLink } from "@/lib/team/actions/entry"
import { Doorway } from "./doorway"
import { useLinkToken } from "./link-token"
import { notReached, Refused } from "./refused"

/** Confirms a change of address by one of its two links: by a button, so that a mail scanner, which looks, does not. */
export function AddressLink() {
  const token = useLinkToken()
  const [said, setSaid] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const press = async () => {
    setBusy(true)
    const result = await pressAddressLink(token ?? "").catch(() => null)
    setBusy(false)
    if (!result?.ok) return setError(result?.sentence ?? notReached)
    setError(null)
    setSaid(
      result.changed
        ? `From now on you sign in with ${result.email}.`
        : "This address has confirmed it. The other one still has to: open the link in its mail.",
    )
  }
  return (
    <Doorway title="Change of address">
      {said ? (
        <p role="status" className="text-base text-ink-2">
          {said}
        </p>
      ) : (
        <div className="flex flex-col gap-4">
          <p className="text-base text-ink-2">Confirm that you want to sign in with the new address.</p>
          <Refused sentence={error} />
          <Button variant="primary-front" busy={busy} onClick={() => void press()}>
            Confirm the change
          </Button>
        </div>
      )}
      <p className="mt-4">
        <a href="/sign-in" className="text-sm text-accent-text underline underline-offset-2">
          To Backline
        </a>
      </p>
    </Doorway>
  )
}
