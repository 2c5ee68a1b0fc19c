import { headers } from "next/headers"
import type { Actor, TeammateActor } from "@/lib/events/actor"
import type { CommandResult } from "@/lib/events/event"
import { broken, foreignOrigin, signedOut } from "@/lib/shared/door-refusals"
import { log } from "@/lib/shared/log"
import { isRefusal, notThere, type Refusal } from "@/lib/shared/refusals"
import { readUpload } from "@/lib/shared/uploads"
import { isOwnOrigin } from "./origin"
import { currentTeammate } from "./session"

type Command = (actor: Actor, input: unknown) => Promise<CommandResult>

/** The way from a server action to a command: own origin, a signed-in teammate, and bugs logged once. */
export async function give(command: Command, input: unknown): Promise<CommandResult> {
  try {
    if (!isOwnOrigin(await headers())) return foreignOrigin
    const actor = await currentTeammate()
    return actor ? await command(actor, input) : signedOut
  } catch (error) {
    log.error({ err: error, commandId: idOf(input) }, "a command broke")
    return broken
  }
}

type Work<T> = (actor: TeammateActor) => Promise<T>

/** The way from a server action to something that answers more than a command does; the same questions first. */
export async function through<T>(work: Work<T>): Promise<T | Refusal> {
  try {
    if (!isOwnOrigin(await headers())) return foreignOrigin
    const actor = await currentTeammate()
    return actor ? await work(actor) : signedOut
  } catch (error) {
    log.error({ err: error }, "a command broke")
    return broken
  }
}

/** The way from a server action that asks nobody to sign in: own origin, and bugs logged once. */
export async function fromOutside<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return isOwnOrigin(await headers()) ? await work() : foreignOrigin
  } catch (error) {
    log.error({ err: error }, "a command broke")
    return broken
  }
}

function idOf(input: unknown): unknown {
  return typeof input === "object" && input !== null && "commandId" in input ? input.commandId : null
}

type Read = (actor: TeammateActor) => Promise<unknown>

/** The way from a route to a read: JSON of what it gives, 401 when signed out, 404 for null. */
export async function answer(read: Read): Promise<Response> {
  try {
    const actor = await currentTeammate()
    if (!actor) return Response.json(signedOut, { status: 401, headers: noStore })
    const value = await read(actor)
    if (value === null) return Response.json(notThere, { status: 404, headers: noStore })
    return Response.json(value, { status: statusOf(value), headers: noStore })
  } catch (error) {
    log.error({ err: error }, "a read broke")
    return Response.json(broken, { status: 500, headers: noStore })
  }
}

function statusOf(value: unknown): number {
  if (!isRefusal(value)) return 200
  if (value.code === "not_there") return 404
  return value.code === "file_too_large" ? 413 : 422
}

const noStore = { "cache-control": "private, no-store" }

type Write = (actor: TeammateActor, body: unknown) => Promise<unknown>

/** The way from a route to something that takes a JSON body: own origin first, then as `answer`. */
export async function receive(request: Request, write: Write): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return Response.json(foreignOrigin, { status: 403, headers: noStore })
  const body: unknown = await request.json().catch(() => null)
  return answer((actor) => write(actor, body))
}

/** The way from a route to something that takes one uploaded file: own origin first, then as `answer`. */
export async function receiveFile(
  request: Request,
  store: (actor: TeammateActor, file: File) => Promise<unknown>,
): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return Response.json(foreignOrigin, { status: 403, headers: noStore })
  return answer(async (actor) => {
    const file = await readUpload(request)
    return file instanceof File ? store(actor, file) : file
  })
}
