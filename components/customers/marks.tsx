import { Chip } from "@/components/ui/chip"

/** What keeps somebody out, if anything does. */
export function Marks({ blocked, spam }: { blocked: boolean; spam: boolean }) {
  if (!blocked) return null
  return (
    <Chip tone="danger" size="sm">
      {spam ? "Spam" : "Blocked"}
    </Chip>
  )
}
