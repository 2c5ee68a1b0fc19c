"use client"

import { Doorway } from "@/components/messenger/doorway"
import { Button } from "@/components/ui/button"

export default function Broken({ reset }: { reset: () => void }) {
  return (
    <Doorway workspace="" title="Something went wrong on our side">
      <p className="mb-4 text-base text-ink-2">What you wrote is kept in this browser.</p>
      <Button onClick={reset}>Try again</Button>
    </Doorway>
  )
}
