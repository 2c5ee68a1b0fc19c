import { ArrowLeft } from "lucide-react"
import Link from "next/link"

/** The way to the page above. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      prefetch={false}
      href={href}
      className="flex w-fit items-center gap-1.5 rounded-sm text-sm text-ink-3 hover:text-ink pointer-coarse:min-h-11"
    >
      <ArrowLeft aria-hidden className="size-3.5" />
      {children}
    </Link>
  )
}
