import type { CustomerFile, Overview, ThreadPage, TicketPage } from "@/lib/messenger/views"
import type { AttributeValues } from "@/lib/shared/attributes"
import { isRefusal, type Refusal } from "@/lib/shared/refusals"

/** A request that was answered with a no. Anything else that is thrown means that nobody answered. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly refusal: Refusal | null,
  ) {
    super(refusal?.sentence ?? "This could not be done. Please try again.")
  }

  /** Whether trying the same again can't help. */
  get final(): boolean {
    return this.status < 500 && this.status !== 429 && this.status !== 401
  }
}

export type MessageInput = { commandId: string; text: string; fileIds: string[] }
/** `customerId`: for whom the page was made, should somebody else have signed in meanwhile. */
export type StartInput = MessageInput & { messageId: string; customerId: string }
export type FormInput = {
  commandId: string
  title: string
  description: string
  attributes: AttributeValues
}

type Ask = { method?: string; body?: BodyInit | object; signal?: AbortSignal | undefined }

const base = "/api/messenger"

/**
 * The customer's side of the HTTP contract. In a frame on another site the session stands in memory alone and no
 * cookie is sent or taken; on our own pages it is a cookie. A session that ended is renewed once, if somebody can.
 */
export class Client {
  private session: string | null = null
  private renewing: Promise<boolean> | null = null
  /** Gets a fresh token of the host site; without it a session that ended has ended. */
  renew: (() => Promise<string | null>) | null = null
  onSignedOut: () => void = () => {}

  constructor(
    readonly workspace: string,
    readonly framed: boolean,
  ) {}

  overview = (signal?: AbortSignal) => this.json<Overview>("/overview", { signal })
  thread = (id: string, before: number | null, signal?: AbortSignal) =>
    this.json<ThreadPage>(`/conversations/${id}${before === null ? "" : `?before=${before}`}`, { signal })
  ticket = (number: number, signal?: AbortSignal) => this.json<TicketPage>(`/tickets/${number}`, { signal })

  start = (input: StartInput) => this.json<ThreadPage>("/conversations", { method: "POST", body: input })
  send = (id: string, input: MessageInput) =>
    this.json<ThreadPage>(`/conversations/${id}/messages`, { method: "POST", body: input })
  submitForm = (id: string, input: FormInput) =>
    this.json<ThreadPage>(`/forms/${id}`, { method: "POST", body: input })
  seen = (id: string, n: number) =>
    this.json<{ ok: true }>(`/conversations/${id}/seen`, { method: "POST", body: { n } })

  signOut = () => this.json<{ ok: true }>("/session", { method: "DELETE" })
  mailLink = (email: string, next: string) =>
    this.json("/link", { method: "POST", body: { workspace: this.workspace, email, next } })
  enter = (token: string) =>
    this.json<{ next: string }>("/enter", { method: "POST", body: { workspace: this.workspace, token } })

  /** Signs in with a token of the host site. */
  async signIn(token: string): Promise<void> {
    const body = { workspace: this.workspace, token, cookie: !this.framed }
    const { session } = await read<{ session: string }>(
      await this.fetch("/session", { method: "POST", body }),
    )
    if (this.framed) this.session = session
  }

  /** The stream of what changed; its body is read as it comes. */
  async stream(after: number, signal: AbortSignal): Promise<Response> {
    const response = await this.ask(`/stream?after=${after}`, { signal })
    if (!response.ok) await read(response)
    return response
  }

  fileAddress = (id: string) => `${base}/files/${id}`

  /** Stores a file; says on the way which part of it has left, from 0 to 1. */
  async upload(file: File, onPart?: (part: number) => void, signal?: AbortSignal): Promise<CustomerFile> {
    const first = await this.post(file, onPart, signal)
    const again = first.status === 401 && (await this.renewed())
    return read<CustomerFile>(again ? await this.post(file, onPart, signal) : first)
  }

  /** A file's content, for where no link can carry the session. */
  async download(id: string): Promise<Blob> {
    const response = await this.ask(`/files/${id}`, {})
    if (!response.ok) await read(response)
    return response.blob()
  }

  private async json<T>(path: string, ask: Ask): Promise<T> {
    return read<T>(await this.ask(path, ask))
  }

  private async ask(path: string, ask: Ask): Promise<Response> {
    const response = await this.fetch(path, ask)
    if (response.status !== 401) return response
    return (await this.renewed()) ? this.fetch(path, ask) : response
  }

  private fetch(path: string, { method = "GET", body, signal }: Ask): Promise<Response> {
    const headers = new Headers(this.authorization())
    if (body) headers.set("content-type", "application/json")
    return fetch(`${base}${path}`, {
      method,
      headers,
      credentials: this.framed ? "omit" : "same-origin",
      cache: "no-store",
      ...(body ? { body: JSON.stringify(body) } : {}),
      ...(signal ? { signal } : {}),
    })
  }

  private authorization(): Record<string, string> {
    return this.session ? { authorization: `Bearer ${this.session}` } : {}
  }

  private renewed(): Promise<boolean> {
    this.renewing ??= this.tryToRenew().finally(() => {
      this.renewing = null
    })
    return this.renewing
  }

  private async tryToRenew(): Promise<boolean> {
    const token = await this.renew?.()
    if (!token) {
      this.onSignedOut()
      return false
    }
    try {
      await this.signIn(token)
      return true
    } catch (failure) {
      if (failure instanceof Refused) this.onSignedOut()
      return false
    }
  }

  // Only XMLHttpRequest tells how much of an upload has left.
  private post(file: File, onPart?: (part: number) => void, signal?: AbortSignal): Promise<Response> {
    const body = new FormData()
    body.append("file", file)
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open("POST", `${base}/files`)
      for (const [name, value] of Object.entries(this.authorization())) request.setRequestHeader(name, value)
      request.upload.onprogress = (e) => e.lengthComputable && onPart?.(e.loaded / e.total)
      request.onload = () => resolve(new Response(request.responseText, { status: request.status }))
      request.onerror = () => reject(new TypeError("The upload was cut off."))
      request.onabort = () => reject(new DOMException("Taken out again", "AbortError"))
      signal?.addEventListener("abort", () => request.abort(), { once: true })
      request.send(body)
    })
  }
}

async function read<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return body as T
  throw new Refused(response.status, isRefusal(body) ? body : null)
}

const unreachable = "Backline can't be reached right now. Check the connection and try again."

/** What to tell a person about something that failed. */
export function sentenceOf(failure: unknown): string {
  return failure instanceof Refused ? failure.message : unreachable
}
