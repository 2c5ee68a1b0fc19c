"use client"

import { File as FileIcon, Paperclip, X } from "lucide-react"
import { type ReactNode, useRef, useState } from "react"
import { announce } from "./announcer-store"
import { Button } from "./button"
import { fileSize } from "./file-size"
import { IconButton } from "./icon-button"
import { InlineError } from "./inline-error"

/** A stored file; `bytes` is its size. */
export type StoredFile = { id: string; name: string; bytes: number }

/** Where files go, and how one is opened. Storing answers the file, or why not in a sentence. */
export type FileStore = {
  upload: (file: File) => Promise<StoredFile | string>
  link: (file: StoredFile, className: string) => ReactNode
}

type Props = {
  label: string
  required: boolean
  error?: string | undefined
  ids: string[]
  files: StoredFile[]
  onFiles: (files: StoredFile[]) => void
  store: FileStore
  onChange: (ids: string[]) => void
  look?: "field" | "property"
}

/** Files of an attribute: each is stored as soon as it is chosen, and can be opened and taken out again. */
export function FilesInput(props: Props) {
  const { label, required, error, ids, files, onFiles, onChange, store, look = "field" } = props
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const add = async (chosen: File[]) => {
    setBusy(true)
    const answers = await Promise.all(chosen.map(store.upload))
    setBusy(false)
    for (const sentence of answers.filter((a) => typeof a === "string"))
      announce(sentence, { tone: "danger" })
    const stored = answers.filter((a) => typeof a !== "string")
    if (stored.length === 0) return
    onFiles([...files, ...stored])
    onChange([...ids, ...stored.map((f) => f.id)])
  }
  return (
    <fieldset className="flex min-w-0 flex-col items-start gap-1">
      <legend className={look === "field" ? "mb-1 text-sm font-medium text-ink-2" : "text-sm text-ink-3"}>
        {label}
        {required ? (
          <span aria-hidden className="text-danger-text">
            {" *"}
          </span>
        ) : null}
      </legend>
      <input
        ref={input}
        type="file"
        multiple
        aria-label={label}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])]
          event.target.value = ""
          void add(chosen)
        }}
      />
      <ul className="flex w-full flex-col gap-1 empty:hidden">
        {ids.map((id) => (
          <FileLine
            key={id}
            link={store.link}
            file={files.find((f) => f.id === id) ?? { id, name: "A file", bytes: 0 }}
            onRemove={() => onChange(ids.filter((other) => other !== id))}
          />
        ))}
      </ul>
      <Button size="sm" icon={<Paperclip />} busy={busy} onClick={() => input.current?.click()}>
        Add files
      </Button>
      {error ? <InlineError>{error}</InlineError> : null}
    </fieldset>
  )
}

type FileLineProps = { file: StoredFile; link: FileStore["link"]; onRemove: () => void }

function FileLine({ file, link, onRemove }: FileLineProps) {
  return (
    <li className="flex h-8 items-center gap-2 rounded-md bg-hover pr-1 pl-2 text-sm pointer-coarse:h-11">
      <FileIcon aria-hidden className="size-4 shrink-0 text-ink-3" />
      {link(file, "min-w-0 grow truncate text-start text-accent-text underline")}
      <span className="shrink-0 text-xs text-ink-3 tabular">{fileSize(file.bytes)}</span>
      <IconButton size="sm" label={`Remove ${file.name}`} icon={<X />} onClick={onRemove} />
    </li>
  )
}
