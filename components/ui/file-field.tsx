"use client"

import { File as FileIcon, Paperclip, X } from "lucide-react"
import { type ChangeEvent, useRef } from "react"
import { Button } from "./button"
import { Field, type FieldProps } from "./field"
import { IconButton } from "./icon-button"

export type FileFieldProps = FieldProps & {
  files: readonly File[]
  onChange: (files: File[]) => void
  accept?: string
  multiple?: boolean
  buttonLabel?: string
}

const steps = ["B", "kB", "MB", "GB"] as const

/** "12 kB", "3.4 MB": decimal steps, one figure after the point from a megabyte on. */
export function fileSize(bytes: number): string {
  let step = 0
  let size = bytes
  while (size >= 1000 && step < steps.length - 1) {
    size /= 1000
    step += 1
  }
  return `${step > 1 ? size.toFixed(1) : Math.round(size)} ${steps[step]}`
}

/** A button that adds files, and the files added, each with a way to take it out again. */
export function FileField({
  files,
  onChange,
  accept,
  multiple = true,
  buttonLabel = "Add files",
  ...field
}: FileFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const add = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])]
    event.target.value = ""
    onChange(multiple ? [...files, ...chosen] : chosen.slice(0, 1))
  }
  return (
    <Field {...field}>
      {(control) => (
        <div className="flex flex-col items-start gap-1.5">
          <input
            ref={input}
            {...control}
            type="file"
            tabIndex={-1}
            className="sr-only"
            {...{ accept, multiple }}
            onChange={add}
          />
          {files.length > 0 ? (
            <ul aria-label={field.label} className="flex w-full flex-col gap-1">
              {files.map((file, at) => (
                <FileRow
                  key={`${file.name}/${file.size}/${file.lastModified}`}
                  file={file}
                  onRemove={() => onChange(files.filter((_, i) => i !== at))}
                />
              ))}
            </ul>
          ) : null}
          <Button size="sm" icon={<Paperclip />} onClick={() => input.current?.click()}>
            {buttonLabel}
          </Button>
        </div>
      )}
    </Field>
  )
}

function FileRow({ file, onRemove }: { file: File; onRemove: () => void }) {
  return (
    <li className="flex h-8 items-center gap-2 rounded-md bg-hover pr-1 pl-2 text-sm pointer-coarse:h-11">
      <FileIcon aria-hidden className="size-4 shrink-0 text-ink-3" />
      <span className="min-w-0 grow truncate">{file.name}</span>
      <span className="shrink-0 text-xs text-ink-3 tabular">{fileSize(file.size)}</span>
      <IconButton size="sm" label={`Remove ${file.name}`} icon={<X />} onClick={onRemove} />
    </li>
  )
}
