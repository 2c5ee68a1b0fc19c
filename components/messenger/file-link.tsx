"use client"

import { Download, File as FileIcon } from "lucide-react"
import { useMemo } from "react"
import { announce } from "@/components/ui/announcer"
import { fileSize } from "@/components/ui/file-size"
import type { FileStore } from "@/components/ui/files-input"
import type { CustomerFile } from "@/lib/messenger/views"
import { type Client, Refused, sentenceOf } from "./client"
import { useCustomer } from "./context"

/** Opens a file: a link on our own pages; in a frame, where no link carries the session, it is fetched and handed over. */
export function FileName({ file, className }: { file: CustomerFile; className: string }) {
  const { client, framed } = useCustomer()
  if (!framed)
    return (
      <a href={client.fileAddress(file.id)} className={className} dir="auto">
        {file.name}
      </a>
    )
  return (
    <button type="button" dir="auto" className={className} onClick={() => void save(client, file)}>
      {file.name}
    </button>
  )
}

async function save(client: Client, file: CustomerFile): Promise<void> {
  try {
    const address = URL.createObjectURL(await client.download(file.id))
    const link = document.createElement("a")
    link.href = address
    link.download = file.name
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  } catch (failure) {
    announce(sentenceOf(failure), { tone: "danger" })
  }
}

/** Files that go with a message. */
export function FileCards({ files }: { files: CustomerFile[] }) {
  if (files.length === 0) return null
  return (
    <ul aria-label="Files" className="mt-1.5 flex min-w-0 flex-col gap-1">
      {files.map((file) => (
        <li
          key={file.id}
          className="flex min-h-9 max-w-full min-w-0 items-center gap-2 self-start rounded-md bg-raised px-2.5 text-sm shadow-raised"
        >
          <FileIcon aria-hidden className="size-4 shrink-0 text-ink-3" />
          <FileName
            file={file}
            className="min-w-0 grow truncate text-start text-accent-text underline underline-offset-2 pointer-coarse:min-h-11 pointer-coarse:content-center"
          />
          <span className="shrink-0 text-xs text-ink-3 tabular">{fileSize(file.bytes)}</span>
          <Download aria-hidden className="size-3.5 shrink-0 text-ink-3" />
        </li>
      ))}
    </ul>
  )
}

/** The customer's door for files of a form. */
export function useFileStore(): FileStore {
  const { client } = useCustomer()
  return useMemo(
    () => ({
      upload: (file) =>
        client
          .upload(file)
          .catch((failure) =>
            failure instanceof Refused
              ? failure.message
              : `“${file.name}” could not be stored. Please try again.`,
          ),
      // Until it is sent, a file can't be opened again.
      link: (file) => (
        <span dir="auto" className="min-w-0 grow truncate">
          {file.name}
        </span>
      ),
    }),
    [client],
  )
}
