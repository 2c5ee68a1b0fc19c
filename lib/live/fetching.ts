import { isRefusal, type Refusal } from "@/lib/shared/refusals"

/** A read that was answered with a no: not there, signed out, or broken. */
export class ReadRefused extends Error {
  constructor(
    readonly status: number,
    readonly refusal: Refusal | null,
  ) {
    super(refusal?.sentence ?? "This could not be loaded.")
  }
}

/** Reads JSON from one of our routes; throws `ReadRefused` with the server's sentence. */
export async function getJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(url, signal ? { signal } : {})
  if (response.ok) return response.json()
  const body: unknown = await response.json().catch(() => null)
  throw new ReadRefused(response.status, isRefusal(body) ? body : null)
}
