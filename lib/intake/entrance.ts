import { headers } from "next/headers"
import { clientOf } from "@/lib/auth/origin"
import { notThere } from "@/lib/shared/refusals"
import { findDoor } from "./doors"
import { customerByToken } from "./identity"
import { askForLink, spendLink } from "./links"
import { endSession, openSession } from "./session"

type Body = Record<string, unknown>

const doorOf = (body: Body) => findDoor(typeof body.workspace === "string" ? body.workspace : null)
const textOf = (value: unknown) => (typeof value === "string" && value.length <= 8192 ? value : "")

/** Lets a customer in whom a host site vouches for; whatever is wrong with the token, it is "not there" (SPEC C2, A3). */
export async function enterByToken(body: Body) {
  const door = await doorOf(body)
  const customer = door && (await customerByToken(door.workspaceId, textOf(body.token)))
  if (!customer) return notThere
  return { session: await openSession(customer, "token", { cookie: body.cookie === true }) }
}

/** Mails a link to sign in with. */
export async function requestLink(body: Body) {
  const door = await doorOf(body)
  const client = clientOf(await headers())
  return door ? askForLink(door, { email: body.email, next: body.next }, client) : notThere
}

/** Lets a customer in by the link that was mailed to them, once (SPEC C2). */
export async function enterByLink(body: Body) {
  const door = await doorOf(body)
  const used = door && (await spendLink(door, textOf(body.token)))
  if (!used) return notThere
  await openSession(used.customer, "link", { cookie: true })
  return { next: used.next }
}

/** Signs a customer out. */
export async function closeSession() {
  await endSession()
  return { ok: true }
}
