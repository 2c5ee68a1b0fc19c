"use client"

import { File as FileIcon, Paperclip, X } from "lucide-react"
import { useRef, useState } from "react"
import { announce } from "@/components/ui/announcer"
import { Button } from "@/components/ui/button"
import { fileSize } from "@/components/ui/file-size"
import { IconButton } from "@/components/ui/icon-button"
import { InlineError } from "@/components/ui/inline-error"
import type { FileView } from "@/lib/files/views"
import { isRefusal } from "@/lib/shared/refusals"

type Props = {
  label: string
  required: boolean
  error?: string | undefined
  ids: string[]
  files: FileView[]
  onFiles: (files: FileView[]) => void
  onChange: (ids: string[]) => void
  look?: "field" | "property"
}

async function upload(file: File): Promise<FileView | string> {
  const body = new FormData()
  body.append("file", file)
  const response = await fetch("/api/files", { method: "POST", body }).catch(() => null)
  const answer: unknown = await response?.json().catch(() => null)
  if (response?.ok && answer) return answer as FileView
  return isRefusal(answer) ? answer.sentence : `“${file.name}” could not be stored. Please try again.`
}

/** Files of an attribute: each is stored as soon as it is chosen, and can be opened and taken out again. */
export function FilesInput({ label, required, error, ids, files, onFiles, onChange, look = "field" }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const add = async (chosen: File[]) => {
    setBusy(true)
    const answers = await Promise.all(chosen.map(upload))
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

function FileLine({ file, onRemove }: { file: FileView; onRemove: () => void }) {
  return (
    <li className="flex h-8 items-center gap-2 rounded-md bg-hover pr-1 pl-2 text-sm pointer-coarse:h-11">
      <FileIcon aria-hidden className="size-4 shrink-0 text-ink-3" />
      <a href={`/api/files/${file.id}`} className="min-w-0 grow truncate text-accent-text underline">
        {file.name}
      </a>
      <span className="shrink-0 text-xs text-ink-3 tabular">{fileSize(file.bytes)}</span>
      <IconButton size="sm" label={`Remove ${file.name}`} icon={<X />} onClick={onRemove} />
    </li>
  )
}
