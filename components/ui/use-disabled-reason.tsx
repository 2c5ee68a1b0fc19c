"use client"

import { type MouseEvent, useId } from "react"
import { announce } from "./announcer-store"
import { tip } from "./tooltip"

type Clickable = {
  disabledReason: string | undefined
  describedBy: string | undefined
  onClick: ((event: MouseEvent<HTMLButtonElement>) => void) | undefined
}

/**
 * What a control that can't be used now carries: it stays focusable, says why as its description and tooltip, and a
 * click does nothing but say so.
 */
export function useDisabledReason({ disabledReason, describedBy, onClick }: Clickable) {
  const id = useId()
  if (!disabledReason) return { props: { onClick, "aria-describedby": describedBy }, reason: null }
  const refuse = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault()
    event.stopPropagation()
    announce(disabledReason, { tone: "danger" })
  }
  return {
    props: {
      ...tip(disabledReason),
      "aria-disabled": true as const,
      "aria-describedby": describedBy ? `${id} ${describedBy}` : id,
      onClick: refuse,
    },
    reason: (
      <span id={id} hidden>
        {disabledReason}
      </span>
    ),
  }
}
