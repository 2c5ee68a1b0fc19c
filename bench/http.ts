import { readFile } from "node:fs/promises"
import { Agent, type IncomingMessage, request } from "node:http"
import path from "node:path"
import { password } from "./world"

type Answer = { status: number; body: string; cookies: string[] }

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

export type Site = { origin: string; folder: string }

async function textOf(response: IncomingMessage): Promise<string> {
  let body = ""
  for await (const chunk of response.setEncoding("utf8")) body += chunk
  return body
}

/** Sends one request over a connection that is kept. */
export function send(
  site: Site,
  how: { method?: string; path: string; headers?: Record<string, string>; body?: string },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = "GET", body = "" } = how
    const headers = { ...how.headers, "content-length": String(Buffer.byteLength(body)) }
    const sent = request(new URL(how.path, site.origin), { method, agent, headers }, (response) => {
      const cookies = (response.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0] ?? "")
      textOf(response).then(
        (text) => resolve({ status: response.statusCode ?? 0, body: text, cookies }),
        reject,
      )
    })
    sent.once("error", reject)
    sent.end(body)
  })
}

/** Signs a teammate in as the sign-in page does; gives the cookie of their session. */
export async function signIn(site: Site, name: string): Promise<string> {
  const answer = await send(site, {
    method: "POST",
    path: "/api/auth/sign-in/email",
    headers: { "content-type": "application/json", origin: site.origin },
    body: JSON.stringify({ email: `${name}@bench.example.com`, password }),
  })
  if (answer.status !== 200) throw new Error(`${name} can't sign in: ${answer.status} ${answer.body}`)
  return answer.cookies.join("; ")
}

/** A server action by its name in the code, as a browser would call it from a page. */
export async function findAction(
  site: Site,
  name: string,
  page: string,
): Promise<(input: object, cookie?: string) => Promise<string>> {
  const manifest = path.join(site.folder, ".next/server/server-reference-manifest.json")
  const { node } = JSON.parse(await readFile(manifest, "utf8")) as {
    node: Record<string, { exportedName?: string }>
  }
  const [id] = Object.entries(node).find(([, action]) => action.exportedName === name) ?? []
  if (!id) throw new Error(`The build has no server action ${name}.`)
  return async (input, cookie = "") => {
    const headers = {
      "next-action": id,
      "content-type": "text/plain;charset=UTF-8",
      accept: "text/x-component",
      origin: site.origin,
      cookie,
    }
    // The arguments as Next's client writes plain values: a JSON array.
    const body = JSON.stringify([input])
    const answer = await send(site, { method: "POST", path: page, headers, body })
    return mustSay(answer, '"ok":true')
  }
}

/** The body of an answer that has to say these words: an answer of another kind must not count as a fast one. */
export function mustSay(answer: Answer, words: string): string {
  if (answer.status !== 200 || !answer.body.includes(words))
    throw new Error(`Expected ${words}, but got ${answer.status}: ${answer.body.slice(0, 300)}`)
  return answer.body
}
