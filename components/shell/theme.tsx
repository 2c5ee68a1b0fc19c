import { GeistSans } from "geist/font/sans"

/** What a person chose; "system" follows the device. */
export type Theme = "light" | "dark" | "system"

export const themeCookie = "theme"

/** Reads the cookie's value; anything unknown is "system". */
export function readTheme(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system"
}

/** What `<html>` carries, set on the server: the typeface and the theme, so that the first paint is right. */
export function htmlAttributes(theme: Theme) {
  return {
    className: GeistSans.variable,
    "data-theme": theme === "system" ? undefined : theme,
    suppressHydrationWarning: true,
  }
}
