import type { ChipTone } from "@/components/ui/chip"
import type { MailItem, MailStatus } from "@/lib/mail/views"

export const statusWords: Record<MailStatus, { tone: ChipTone; label: string; meaning: string }> = {
  queued: { tone: "submitted", label: "About to be sent", meaning: "It waits for its turn." },
  sending: { tone: "progress", label: "Being sent", meaning: "The mail server is being asked right now." },
  sent: { tone: "resolved", label: "Sent", meaning: "The mail server took it." },
  failed: {
    tone: "danger",
    label: "Not sent",
    meaning: "The mail server refused it, or could not be reached for long.",
  },
  kept: { tone: "waiting", label: "Kept here", meaning: "It was not sent; it stands here for you to see." },
  uncertain: {
    tone: "warning",
    label: "Perhaps sent",
    meaning:
      "The connection ended before the mail server answered, so it may have arrived. It is not sent twice by itself.",
  },
  withdrawn: {
    tone: "waiting",
    label: "Taken back",
    meaning: "Its receiver may not see any more what it told, so it was not sent.",
  },
}

export const kindWords: Record<MailItem["kind"], string> = {
  link: "Link to sign in",
  news: "News",
  invitation: "Invitation",
  reset: "Link to set a password",
  address: "Link to confirm an address",
}
