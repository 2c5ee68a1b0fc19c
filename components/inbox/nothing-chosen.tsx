import { Inbox, Ticket } from "lucide-react"
import { EmptyState } from "@/components/ui/empty-state"

/** What stands where nothing is chosen. */
export function NothingChosen({ screen }: { screen: "inbox" | "tickets" }) {
  return (
    <div
      data-side={screen === "inbox" ? "front" : "back"}
      className="flex h-full items-center justify-center bg-surface"
    >
      <EmptyState icon={screen === "inbox" ? <Inbox /> : <Ticket />}>
        {screen === "inbox"
          ? "Choose a conversation to read it here."
          : "Choose a ticket to work on it here."}
      </EmptyState>
    </div>
  )
}
