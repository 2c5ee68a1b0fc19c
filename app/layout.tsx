import type { Metadata, Viewport } from "next"
import { cookies } from "next/headers"
import type { ReactNode } from "react"
import { htmlAttributes, readTheme, themeCookie } from "@/components/shell/theme"
import "./globals.css"

export const metadata: Metadata = { title: "Backline", robots: { index: false } }
export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  interactiveWidget: "resizes-content",
}

export default async function Layout({ children }: { children: ReactNode }) {
  const jar = await cookies()
  return (
    <html lang="en" {...htmlAttributes(readTheme(jar.get(themeCookie)?.value))}>
      <body>{children}</body>
    </html>
  )
}
