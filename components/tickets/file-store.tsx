import { teamFileLink } from "@/components/threads/file-link"
import type { FileStore } from "@/components/ui/files-input"
import type { FileView } from "@/lib/files/views"
import { isRefusal } from "@/lib/shared/refusals"

/** The team's door for files. */
export const teamFiles: FileStore = {
  async upload(file) {
    const body = new FormData()
    body.append("file", file)
    const response = await fetch("/api/files", { method: "POST", body }).catch(() => null)
    const answer: unknown = await response?.json().catch(() => null)
    if (response?.ok && answer) return answer as FileView
    return isRefusal(answer) ? answer.sentence : `“${file.name}” could not be stored. Please try again.`
  },
  link: teamFileLink,
}
