import type { Metadata } from "next"
import { Doorway } from "@/components/shell/doorway"
import { buttonStyles } from "@/components/ui/button-styles"
import { notThere } from "@/lib/shared/refusals"

export const metadata: Metadata = { title: "Not there · Backline" }

/** One page for what does not exist and for what is not yours (SPEC A3). */
export default function NotFound() {
  return (
    <Doorway title="Not there">
      <p className="mb-5 text-base text-ink-2">{notThere.sentence}</p>
      <a href="/" className={buttonStyles("secondary", "md")}>
        To the start
      </a>
    </Doorway>
  )
}
