import type { Principal } from "./principals"

export type Answer = { status: number; location: string | null; text: string }

/** Sends a request as somebody; a stream is read until it first says something. */
export async function send(
  url: string,
  { cookie, origin }: Principal,
  request: { method: string; path: string; headers?: Record<string, string>; body?: BodyInit },
): Promise<Answer> {
  const { method, path, body } = request
  const own = new URL(url).origin
  const from = origin === undefined ? own : origin
  const headers = {
    ...request.headers,
    ...(cookie ? { cookie } : {}),
    ...(from === null ? {} : { origin: from }),
  }
  const aborting = new AbortController()
  const answer = await fetch(`${url}${path}`, {
    method,
    headers,
    redirect: "manual",
    signal: aborting.signal,
    ...(body === undefined ? {} : { body }),
  })
  const isStream = answer.headers.get("content-type")?.includes("event-stream")
  const text = isStream ? await beginning(answer) : await answer.text()
  aborting.abort()
  return { status: answer.status, location: answer.headers.get("location"), text }
}

async function beginning(answer: Response): Promise<string> {
  const reader = answer.body?.getReader()
  const first = await reader?.read()
  return new TextDecoder().decode(first?.value)
}

/** Gives a server action as a browser does; what it returned stands in the answer's second row. */
export async function giveAction(
  url: string,
  principal: Principal,
  { id, page }: { id: string; page: string },
  input: unknown,
): Promise<string> {
  const answer = await send(url, principal, {
    method: "POST",
    path: page,
    headers: { "next-action": id, "content-type": "text/plain;charset=UTF-8", accept: "text/x-component" },
    body: JSON.stringify([input]),
  })
  const row = /^1:(\{.*)$/m.exec(answer.text)?.[1]
  if (!row) return `status ${answer.status}`
  const result = JSON.parse(row) as { ok: boolean; code?: string }
  return result.ok ? "done" : String(result.code)
}
