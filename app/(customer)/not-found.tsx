import { Doorway } from "@/components/messenger/doorway"

export default function NotFound() {
  return (
    <Doorway workspace="" title="There is nothing here">
      <p className="text-base text-ink-2">
        The address may be incomplete. Please follow the link that you were given, or go to{" "}
        <a href="/portal" className="text-accent-text underline underline-offset-2">
          your tickets
        </a>
        .
      </p>
    </Doorway>
  )
}
