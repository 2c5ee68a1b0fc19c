"use client"

import type { ComponentProps } from "react"
import { localInput, momentOfLocal } from "@/lib/shared/local-time"

type Props = Omit<ComponentProps<"input">, "type" | "value" | "onChange"> & {
  /** ISO 8601, or empty. */
  text: string
  timeZone: string
  onMoment: (iso: string | undefined) => void
}

/** Day and time in the person's own zone, by the browser's picker. */
export function MomentInput({ text, timeZone, onMoment, ...rest }: Props) {
  return (
    <input
      {...rest}
      type="datetime-local"
      value={text ? localInput(new Date(text), timeZone) : ""}
      onChange={(event) => onMoment(momentOfLocal(event.target.value, timeZone)?.toISOString())}
    />
  )
}
