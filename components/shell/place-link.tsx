"use client"

import type { ComponentProps } from "react"
import type { Place } from "@/lib/shared/addresses"
import { linkTo } from "./navigation"

type PlaceLinkProps = Omit<ComponentProps<"a">, "href" | "onClick"> & { to: Place }

/** A link within the workbench: a real address, and no page load on a plain click. */
export function PlaceLink({ to, ...rest }: PlaceLinkProps) {
  const { href, onClick } = linkTo(to)
  return <a {...rest} href={href} onClick={onClick} />
}
