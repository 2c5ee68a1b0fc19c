"use client"

import { useMemo } from "react"
import { announce } from "@/components/ui/announcer"
import type { FileStore } from "@/components/ui/files-input"
import type { CustomerFile } from "@/lib/messenger/views"
import { type Client, Refused, sentenceOf } from "./client"
import { useCustomer } from "./context"

/** Opens a file: a link on our own pages; in a frame, where no link carries the session, it is fetched and handed over. */
function FileName({ file, className }: { file: CustomerFile; className: string }) {
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

export const fileLink: FileStore["link"] = (file, className) => <FileName file={file} className={className} />

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
