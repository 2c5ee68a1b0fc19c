import { createReadStream } from "node:fs"
import { mkdir, rename, rm, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { Readable } from "node:stream"
import { sql } from "drizzle-orm"
import { db } from "@/db/client"
import { files } from "@/db/schema/threads"
import type { CustomerActor, TeammateActor } from "@/lib/events/actor"
import { newId } from "@/lib/shared/ids"
import { notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { maxFileBytes } from "@/lib/shared/uploads"
import type { FileView } from "./views"

function pathOf(workspaceId: string, id: string): string {
  return join(process.env.BACKLINE_DATA_DIR ?? ".data", "files", workspaceId, id)
}

/** Stores a file of at most 25 MiB for the actor's workspace: bytes first, then its row, so that a row has its bytes. */
export async function storeFile(
  actor: TeammateActor | CustomerActor,
  file: File,
): Promise<FileView | Refusal> {
  const name = file.name.replaceAll("\u0000", "").slice(-200).trim() || "file"
  if (file.size > maxFileBytes) return refuse("file_too_large", `“${name}” is larger than 25 MB.`)
  if (file.size === 0) return refuse("file_empty", `“${name}” is empty.`)
  const { workspaceId } = actor
  const id = newId()
  const path = pathOf(workspaceId, id)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.part`, Buffer.from(await file.arrayBuffer()))
  await rename(`${path}.part`, path)
  const uploader = actor.kind === "customer" ? { customerId: actor.id } : { uploadedBy: actor.id }
  try {
    const mediaType = /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : "application/octet-stream"
    const stored = { workspaceId, id, name, mediaType, bytes: file.size, ...uploader }
    if (!(await insertFile(stored, actor))) {
      await rm(path, { force: true })
      return notThere
    }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return { id, name, bytes: file.size }
}

/**
 * Stores a file's row. What a customer sends while they are merged is whose they became (SPEC C3); false for one who was
 * erased, or is just now: nothing of theirs is left behind (SPEC A5).
 */
function insertFile(file: typeof files.$inferInsert, { kind, id }: TeammateActor | CustomerActor) {
  return db().transaction(async (tx) => {
    if (kind === "customer") {
      const [held] = await tx.execute<{ customerId: string }>(sql`
        select coalesce(merged_into, id) as "customerId" from customers
        where workspace_id = ${file.workspaceId} and id = ${id} and erased_at is null for key share`)
      if (!held) return false
      await tx.insert(files).values({ ...file, ...held })
    } else await tx.insert(files).values(file)
    return true
  })
}

/** Removes the bytes of a file whose row is gone. */
export function removeBytes(workspaceId: string, id: string): Promise<void> {
  return rm(pathOf(workspaceId, id), { force: true })
}

/** Removes the bytes of all files of a workspace that is gone. */
export function removeAllBytes(workspaceId: string): Promise<void> {
  return rm(dirname(pathOf(workspaceId, "all")), { recursive: true, force: true })
}

/** A stored file as an answer, always as a download: nothing of it runs or shows on our own origin. */
export function fileResponse(
  workspaceId: string,
  id: string,
  file: { name: string; bytes: number },
): Response {
  return new Response(readFile(workspaceId, id), {
    headers: {
      "content-type": "application/octet-stream",
      "content-length": String(file.bytes),
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  })
}

/** The bytes of a stored file as base64, in pieces; of one whose bytes are gone, nothing. */
export async function* base64Of(workspaceId: string, id: string): AsyncGenerator<string> {
  let rest = Buffer.alloc(0)
  try {
    for await (const piece of createReadStream(pathOf(workspaceId, id))) {
      const bytes = Buffer.concat([rest, piece])
      const whole = bytes.length - (bytes.length % 3)
      yield bytes.subarray(0, whole).toString("base64")
      rest = bytes.subarray(whole)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error
  }
  yield rest.toString("base64")
}

/** The bytes of a stored file, from disk. */
function readFile(workspaceId: string, id: string): ReadableStream {
  return Readable.toWeb(createReadStream(pathOf(workspaceId, id))) as ReadableStream
}
