import { randomUUID } from "node:crypto"
import { hashPassword, verifyPassword } from "better-auth/crypto"
import { eq, sql } from "drizzle-orm"
import { db, type Tx } from "@/db/client"
import { accounts, users } from "@/db/schema/auth"
import { type Refusal, refuse } from "@/lib/shared/refusals"
import { forgetGuesses, isGuessTooMany, tooManyTries } from "./limits"

/** What is stored of a password. It is made before a command begins, so that no command carries a password. */
export const storedPassword = (password: string) => hashPassword(password)

type Person = { id: string; name: string; email: string; passwordHash: string }

/** Makes the account that somebody signs in with, or gives one that has lost its password another. */
export async function openAccount(tx: Tx, workspaceId: string, person: Person): Promise<void> {
  const { id, name, email, passwordHash } = person
  await tx
    .insert(users)
    .values({ id, workspaceId, name, email, emailVerified: true })
    .onConflictDoUpdate({ target: users.id, set: { name, email } })
  await setPassword(tx, id, passwordHash)
}

/** Gives an account a password, whether it had one or not. */
export async function setPassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  await tx.delete(accounts).where(eq(accounts.userId, userId))
  await tx.insert(accounts).values({
    id: randomUUID(),
    userId,
    accountId: userId,
    providerId: "credential",
    password: passwordHash,
  })
}

/** Ends an account's sessions, all but one where that is given; gives the ids of those that ended. */
export async function endSessions(tx: Tx, userId: string, keep: string | null): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    delete from auth.sessions where user_id = ${userId} and id is distinct from ${keep}::uuid returning id`)
  return rows.map((row) => row.id)
}

/** Takes all from an account that lets anybody in: password, sessions, second step, links (SPEC A4). */
export async function closeAccount(tx: Tx, userId: string): Promise<void> {
  for (const table of ["sessions", "accounts", "two_factors", "two_factor_setups", "password_resets"])
    await tx.execute(
      sql`delete from ${sql.identifier("auth")}.${sql.identifier(table)} where user_id = ${userId}`,
    )
  await tx.execute(sql`delete from auth.address_changes where user_id = ${userId}`)
  await tx.execute(sql`update auth.users set two_factor_enabled = false where id = ${userId}`)
}

/** Says why a password is not this account's, or null; after ten wrong ones it is not looked at for a while. */
export async function whyNotPassword(userId: string, password: string): Promise<Refusal | null> {
  const key = `password ${userId}`
  if (await isGuessTooMany(key)) return tooManyTries
  const rows = await db().execute<{ password: string | null }>(sql`
    select password from auth.accounts where user_id = ${userId} and provider_id = 'credential'`)
  const hash = rows[0]?.password
  if (hash && password.length <= 128 && (await verifyPassword({ hash, password }))) {
    await forgetGuesses(key)
    return null
  }
  return refuse("wrong_password", "This is not your present password.")
}
