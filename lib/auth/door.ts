import { headers } from "next/headers"
import pino from "pino"
import type { Actor, TeammateActor } from "@/lib/events/actor"
import type { CommandResult } from "@/lib/events/event"
import { isRefusal, notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { isOwnOrigin } from "./origin"
import { currentTeammate } from "./session"

const log = pino({ name: "backline" })

/** What a bug's caller hears; the log has the rest under the same id. */
const somethingBroke = refuse(
  "broken",
  "Something went wrong on our side. Please try again; nothing is done twice.",
)

type Command = (actor: Actor, input: unknown) => Promise<CommandResult>

/** The way from a server action to a command: own origin, a signed-in teammate, and bugs logged once. */
export async function give(command: Command, input: unknown): Promise<CommandResult> {
  try {
    if (!isOwnOrigin(await headers()))
      return refuse("foreign_origin", "This came from another site and was not done.")
    const actor = await currentTeammate()
    return actor ? await command(actor, input) : signedOut
  } catch (error) {
    log.error({ err: error, commandId: idOf(input) }, "a command broke")
    return somethingBroke
  }
}

const foreign: Refusal = refuse("foreign_origin", "This came from another site and was not done.")
const signedOut: Refusal = refuse("signed_out", "You are signed out. Please sign in again.")

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
    return Response.json(value, { status: isRefusal(value) ? 422 : 200, headers: noStore })
  } catch (error) {
    log.error({ err: error }, "a read broke")
    return Response.json(somethingBroke, { status: 500, headers: noStore })
  }
}

const noStore = { "cache-control": "private, no-store" }

type Write = (actor: TeammateActor, body: unknown) => Promise<unknown>

/** The way from a route to something that takes a JSON body: own origin first, then as `answer`. */
export async function receive(request: Request, write: Write): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return Response.json(foreign, { status: 403, headers: noStore })
  const body: unknown = await request.json().catch(() => null)
  return answer((actor) => write(actor, body))
}

/** A file of 25 MB and what stands around it in a form. */
const maxUploadBytes = 26 * 1024 * 1024

/** The way from a route to something that takes one uploaded file: own origin first, then as `answer`. */
export async function receiveFile(
  request: Request,
  store: (actor: TeammateActor, file: File) => Promise<unknown>,
): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return Response.json(foreign, { status: 403, headers: noStore })
  // Who asks and how much comes is known before any of it is read.
  if (Number(request.headers.get("content-length") ?? 0) > maxUploadBytes)
    return Response.json(refuse("file_too_large", "This file is larger than 25 MB."), {
      status: 413,
      headers: noStore,
    })
  return answer(async (actor) => {
    const form = await request.formData().catch(() => null)
    const file = form?.get("file")
    return file instanceof File ? store(actor, file) : refuse("invalid", "No file came with this.")
  })
}
