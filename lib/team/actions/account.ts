"use server"

import { z } from "zod"
import { give, through } from "@/lib/auth/door"
import { currentSessionId } from "@/lib/auth/session"
import { notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { askForAddress as askAddress, dropAddressChange as dropCommand } from "../commands/address"
import { changePassword as changePasswordFor, makeResetLink as makeLinkFor } from "../commands/password"
import {
  beginTwoFactor as begin,
  endTwoFactor as end,
  renewBackupCodes as renew,
  startTwoFactor as start,
} from "../commands/two-factor"
import { newPassword } from "../inputs"

// What is asked here carries passwords and codes, so it never becomes a command's own input.
const text = z.string().max(300)
const PasswordChange = z.strictObject({ old: text, password: newPassword })
const AddressChange = z.strictObject({
  email: z.email("This is not an e-mail address.").max(254).toLowerCase(),
  password: text,
})
const Proof = z.strictObject({ password: text, code: text })

function invalid(error: z.ZodError): Refusal {
  const message = error.issues[0]?.message ?? ""
  return refuse("invalid", message.endsWith(".") ? message : "This isn't understood.")
}

export async function changePassword(input: unknown) {
  const asked = PasswordChange.safeParse(input)
  if (!asked.success) return invalid(asked.error)
  return through(async (actor) =>
    changePasswordFor(actor, { ...asked.data, sessionId: await currentSessionId() }),
  )
}

export async function askForAddress(input: unknown) {
  const asked = AddressChange.safeParse(input)
  return asked.success ? through((actor) => askAddress(actor, asked.data)) : invalid(asked.error)
}

export const dropAddressChange = async (input: unknown) => give(dropCommand, input)

export async function beginTwoFactor(password: unknown) {
  const asked = text.safeParse(password)
  return asked.success ? through((actor) => begin(actor, asked.data)) : invalid(asked.error)
}

export async function startTwoFactor(code: unknown) {
  const asked = text.safeParse(code)
  if (!asked.success) return invalid(asked.error)
  return through(async (actor) =>
    start(actor, { code: asked.data.replace(/\s/g, ""), sessionId: await currentSessionId() }),
  )
}

export async function endTwoFactor(input: unknown) {
  const asked = Proof.safeParse(input)
  return asked.success ? through((actor) => end(actor, asked.data)) : invalid(asked.error)
}

export async function renewBackupCodes(input: unknown) {
  const asked = Proof.safeParse(input)
  return asked.success ? through((actor) => renew(actor, asked.data)) : invalid(asked.error)
}

export async function makeResetLink(teammateId: unknown) {
  const asked = z.uuid().safeParse(teammateId)
  return asked.success ? through((actor) => makeLinkFor(actor, asked.data)) : notThere
}
