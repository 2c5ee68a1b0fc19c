"use client"

import { useEffect, useState } from "react"

/** A text as a QR code, dark on light in every theme, so that every camera reads it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [drawn, setDrawn] = useState<{ path: string; size: number } | null>(null)
  useEffect(() => {
    let gone = false
    // Only who sets up the second step loads what draws it.
    void import("uqr").then(({ encode }) => {
      if (gone) return
      const { data, size } = encode(text, { border: 2 })
      const dots = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
      setDrawn({ path: dots.join(""), size })
    })
    return () => {
      gone = true
    }
  }, [text])
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${drawn?.size ?? 1} ${drawn?.size ?? 1}`}
      shapeRendering="crispEdges"
      className="size-48 rounded-lg bg-[white]"
    >
      {drawn ? <path d={drawn.path} fill="black" /> : null}
    </svg>
  )
}
