import { createReadStream } from "node:fs"
import { mkdir, rename, rm, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { Readable } from "node:stream"
import { db } from "@/db/client"
import { files } from "@/db/schema/threads"
import type { TeammateActor } from "@/lib/events/actor"
import { newId } from "@/lib/shared/ids"
import { type Refusal, refuse } from "@/lib/shared/refusals"
import type { FileView } from "./views"

const maxBytes = 25 * 1024 * 1024

function pathOf(workspaceId: string, id: string): string {
  return join(process.env.BACKLINE_DATA_DIR ?? ".data", "files", workspaceId, id)
}

/** Stores a file of at most 25 MiB for the actor's workspace: bytes first, then its row, so that a row has its bytes. */
export async function storeFile(actor: TeammateActor, file: File): Promise<FileView | Refusal> {
  const name = file.name.replaceAll("\u0000", "").slice(-200).trim() || "file"
  if (file.size > maxBytes) return refuse("file_too_large", `“${name}” is larger than 25 MB.`)
  if (file.size === 0) return refuse("file_empty", `“${name}” is empty.`)
  const { workspaceId } = actor
  const id = newId()
  const path = pathOf(workspaceId, id)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.part`, Buffer.from(await file.arrayBuffer()))
  await rename(`${path}.part`, path)
  try {
    const mediaType = /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : "application/octet-stream"
    await db()
      .insert(files)
      .values({ workspaceId, id, name, mediaType, bytes: file.size, uploadedBy: actor.id })
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return { id, name, bytes: file.size }
}

/** The bytes of a stored file, from disk. */
export function readFile(workspaceId: string, id: string): ReadableStream {
  return Readable.toWeb(createReadStream(pathOf(workspaceId, id))) as ReadableStream
}
