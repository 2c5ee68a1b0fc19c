import { randomUUID } from "node:crypto"
import { db } from "@/db/client"
import { openAccount, storedPassword } from "@/lib/auth/accounts"
import type { TeammateActor } from "@/lib/events/actor"
import { owner } from "./database"

export const password = "a-long-password"

/** A session of an account; gives its id. */
export async function session(userId: string): Promise<string> {
  const id = randomUUID()
  await owner()`
    insert into auth.sessions (id, user_id, token, expires_at)
    values (${id}, ${userId}, ${randomUUID()}, now() + interval '1 day')`
  return id
}

/** Lets a teammate of a test's world sign in, with one session open. */
export async function account({ workspaceId, id }: TeammateActor) {
  const email = `${randomUUID()}@example.com`
  const passwordHash = await storedPassword(password)
  await db().transaction((tx) => openAccount(tx, workspaceId, { id, name: "Somebody", email, passwordHash }))
  await owner()`
    update teammates set user_id = ${id}, email = ${email} where workspace_id = ${workspaceId} and id = ${id}`
  return { userId: id, email, sessionId: await session(id) }
}
