import { Download, File as FileIcon } from "lucide-react"
import { fileSize } from "./file-size"
import type { FileStore, StoredFile } from "./files-input"

/** Files that go with a text: each with its size, opened by the link that the place has for them. */
export function FileCards({ files, link }: { files: StoredFile[]; link: FileStore["link"] }) {
  if (files.length === 0) return null
  return (
    <ul aria-label="Files" className="mt-1.5 flex max-w-full min-w-0 flex-col gap-1">
      {files.map((file) => (
        <li
          key={file.id}
          className="flex min-h-9 max-w-full min-w-0 items-center gap-2 self-start rounded-md bg-raised px-2.5 text-sm shadow-raised"
        >
          <FileIcon aria-hidden className="size-4 shrink-0 text-ink-3" />
          {link(
            file,
            "min-w-0 grow truncate text-start text-accent-text underline underline-offset-2 pointer-coarse:min-h-11 pointer-coarse:content-center",
          )}
          <span className="shrink-0 text-xs text-ink-3 tabular">{fileSize(file.bytes)}</span>
          <Download aria-hidden className="size-3.5 shrink-0 text-ink-3" />
        </li>
      ))}
    </ul>
  )
}
