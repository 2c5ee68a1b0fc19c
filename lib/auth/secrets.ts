import { createHash, randomBytes } from "node:crypto"

/** A secret that only its holder knows: what they get, and what is stored of it. */
export function newSecret(): { token: string; hash: string } {
  const token = randomBytes(32).toString("base64url")
  return { token, hash: hashOf(token) }
}

/** What is stored of a secret, in hexadecimal. */
export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex")
}
