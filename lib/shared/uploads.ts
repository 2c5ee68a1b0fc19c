import { type Refusal, refuse } from "./refusals"

/** The largest file that is stored, in bytes. */
export const maxFileBytes = 25 * 1024 * 1024
/** A file of that size and what stands around it in a form. */
const maxUploadBytes = maxFileBytes + 1024 * 1024

/** The file that a request brings in a form; how much comes is known before any of it is read. */
export async function readUpload(request: Request): Promise<File | Refusal> {
  if (Number(request.headers.get("content-length") ?? 0) > maxUploadBytes)
    return refuse("file_too_large", "This file is larger than 25 MB.")
  const form = await request.formData().catch(() => null)
  const file = form?.get("file")
  return file instanceof File ? file : refuse("invalid", "No file came with this.")
}
