"use client"

import { clsx } from "clsx"
import { File as FileIcon, Paperclip, RotateCw, SendHorizontal, X } from "lucide-react"
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from "react"
import { Button } from "@/components/ui/button"
import { fileSize } from "@/components/ui/file-size"
import { IconButton } from "@/components/ui/icon-button"
import { WritingArea, WritingFooter, WritingPaper } from "@/components/ui/writing-paper"
import type { useAttachments } from "./use-attachments"
import type { useWriting } from "./use-writing"

type Props = {
  writing: ReturnType<typeof useWriting>
  placeholder: string
  /** The person came here to write: the words can follow at once. */
  focus?: boolean
}

const touch = () => window.matchMedia("(pointer: coarse)").matches

/** Where the customer writes. Enter sends and Shift+Enter breaks the line; under a finger Enter breaks it (SPEC §11). */
export function Composer({ writing, placeholder, focus = false }: Props) {
  const { draft, attachments, whyNot, send } = writing
  const picker = useRef<HTMLInputElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it comes in
  useEffect(() => {
    if (focus) sheet.current?.querySelector("textarea")?.focus({ preventScroll: true })
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter is its own.
    if (event.key !== "Enter" || event.shiftKey || event.altKey || event.nativeEvent.isComposing) return
    if (touch() && !event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    if (!whyNot) send()
  }
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    attachments.add(files)
  }
  return (
    <div className="shrink-0 px-4 pb-4 max-sm:px-2.5 max-sm:pb-2.5">
      <WritingPaper ref={sheet}>
        <WritingArea
          label="Message"
          placeholder={placeholder}
          rows={1}
          value={draft.text}
          onChange={(event) => draft.write(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <Attached attachments={attachments} />
        <WritingFooter className="justify-between">
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            onChange={(event) => {
              attachments.add([...(event.target.files ?? [])])
              event.target.value = ""
            }}
          />
          <IconButton label="Attach files" icon={<Paperclip />} onClick={() => picker.current?.click()} />
          <Button
            variant="primary-front"
            icon={<SendHorizontal className="rtl:-scale-x-100" />}
            disabledReason={whyNot}
            onClick={send}
          >
            Send
          </Button>
        </WritingFooter>
      </WritingPaper>
    </div>
  )
}

function Attached({ attachments }: { attachments: ReturnType<typeof useAttachments> }) {
  const { files, uploads, remove, again } = attachments
  return (
    <ul aria-label="Attached files" className="flex flex-col gap-1 px-2 pt-1 empty:hidden">
      {files.map((file) => (
        <li key={file.id} className={line}>
          <FileIcon aria-hidden className="size-4 shrink-0 text-ink-3" />
          <span dir="auto" className="min-w-0 grow truncate">
            {file.name}
          </span>
          <span className="shrink-0 text-xs text-ink-3 tabular">{fileSize(file.bytes)}</span>
          <IconButton size="sm" label={`Remove ${file.name}`} icon={<X />} onClick={() => remove(file.id)} />
        </li>
      ))}
      {uploads.map((upload) => (
        <li key={upload.key} className={clsx(line, "relative overflow-hidden")}>
          <FileIcon aria-hidden className="size-4 shrink-0 text-ink-3" />
          <span className="flex min-w-0 grow flex-col">
            <span dir="auto" className="truncate">
              {upload.name}
            </span>
            {upload.failed ? <span className="text-xs text-danger-text">{upload.failed}</span> : null}
          </span>
          {upload.failed ? (
            <IconButton
              size="sm"
              label={`Try ${upload.name} again`}
              icon={<RotateCw />}
              onClick={() => again(upload.key)}
            />
          ) : (
            <>
              <span className="shrink-0 text-xs text-ink-3 tabular">{Math.round(upload.part * 100)} %</span>
              <progress value={upload.part} aria-label={`Upload of ${upload.name}`} className={bar} />
            </>
          )}
          <IconButton
            size="sm"
            label={`Remove ${upload.name}`}
            icon={<X />}
            onClick={() => remove(upload.key)}
          />
        </li>
      ))}
    </ul>
  )
}

const line =
  "flex min-h-8 items-center gap-2 rounded-md bg-hover py-1 ps-2 pe-1 text-sm pointer-coarse:min-h-11"

const bar =
  "absolute inset-x-0 bottom-0 h-0.5 w-full appearance-none [&::-moz-progress-bar]:bg-front [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-front"
