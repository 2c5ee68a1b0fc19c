import { type Refusal, refuse } from "./refusals"

/** The largest file that is stored, in bytes. */
export const maxFileBytes = 25 * 1024 * 1024
/** A file of that size and what stands around it in a form. */
const maxUploadBytes = maxFileBytes + 1024 * 1024

/** The file that a request brings in a form; of more than may come no more is read, whatever its headers say. */
export async function readUpload(request: Request): Promise<File | Refusal> {
  const tooLarge = refuse("file_too_large", "This file is larger than 25 MB.")
  if (Number(request.headers.get("content-length") ?? 0) > maxUploadBytes) return tooLarge
  let read = 0
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, out) {
      read += chunk.byteLength
      if (read > maxUploadBytes) out.error(new Error(tooLarge.sentence))
      else out.enqueue(chunk)
    },
  })
  const headers = { "content-type": request.headers.get("content-type") ?? "" }
  const body = request.body?.pipeThrough(counting)
  const form = body && (await new Response(body, { headers }).formData().catch(() => null))
  if (read > maxUploadBytes) return tooLarge
  const file = form?.get("file")
  return file instanceof File ? file : refuse("invalid", "No file came with this.")
}
