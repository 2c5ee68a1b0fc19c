import { SignJWT } from "jose"
import { owner } from "./database"

type Claims = { sub: string; email?: string; name?: string }

/** A token as the workspace's host site would sign it. */
export async function tokenFor({ workspaceId }: { workspaceId: string }, { sub, ...claims }: Claims) {
  const [row] = await owner()`select key from messenger_settings where workspace_id = ${workspaceId}`
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(sub)
    .setExpirationTime("30m")
    .sign(new TextEncoder().encode(row?.key))
}
