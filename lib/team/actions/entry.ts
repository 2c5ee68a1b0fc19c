"use server"

import { headers } from "next/headers"
import { z } from "zod"
import { db } from "@/db/client"
import { fromOutside } from "@/lib/auth/door"
import { signInAtOnce } from "@/lib/auth/first-visit"
import { clientOf } from "@/lib/auth/origin"
import { hashOf } from "@/lib/auth/secrets"
import { currentTeammate } from "@/lib/auth/session"
import { type Refusal, refuse } from "@/lib/shared/refusals"
import { textInput } from "@/lib/shared/text-input"
import { acceptInvitation as accept } from "../commands/accept"
import { pressAddressLink as press } from "../commands/address"
import { askForReset as ask, resetPassword as reset } from "../commands/password"
import { newPassword } from "../inputs"
import { findInvitation } from "../queries/invitations"
import { invitationOver, linkOver } from "../rules/people"

// For people who are not signed in; a link's secret comes in the body, never in an address.
const token = z.string().regex(/^[\w-]{43}$/)
const Acceptance = z.strictObject({
  token,
  email: z.string().max(254),
  role: z.string().max(20),
  name: textInput({ min: "Please give a name.", max: 200, name: "A name" }),
  password: newPassword,
})
const Email = z.email("This is not an e-mail address.").max(254).toLowerCase()
const Reset = z.strictObject({ token, password: newPassword })

function invalid(error: z.ZodError, link: Refusal): Refusal {
  const [issue] = error.issues
  if (issue?.path[0] === "token") return link
  return refuse("invalid", issue?.message.endsWith(".") ? issue.message : "This isn't understood.")
}

/** What an invitation's link is for; looking uses nothing up. */
export async function lookAtInvitation(secret: unknown) {
  const asked = token.safeParse(secret)
  if (!asked.success) return invitationOver
  return fromOutside(async () => {
    const found = await findInvitation(db(), hashOf(asked.data))
    if (!found) return invitationOver
    const { workspace, email, role, name } = found
    return { ok: true as const, workspace, email, role, name }
  })
}

export async function acceptInvitation(input: unknown) {
  const asked = Acceptance.safeParse(input)
  if (!asked.success) return invalid(asked.error, invitationOver)
  return fromOutside(async () => {
    if (await currentTeammate())
      return refuse(
        "invalid",
        "You are signed in as somebody else. Sign out first, then open the link again.",
      )
    const result = await accept(asked.data)
    if (result.ok) await signInAtOnce(result.email, asked.data.password)
    return result
  })
}

export async function askForReset(email: unknown) {
  const asked = Email.safeParse(email)
  return asked.success
    ? fromOutside(async () => ask(asked.data, clientOf(await headers())))
    : refuse("invalid", asked.error.issues[0]?.message ?? "")
}

export async function resetPassword(input: unknown) {
  const asked = Reset.safeParse(input)
  return asked.success
    ? fromOutside(() => reset(asked.data.token, asked.data.password))
    : invalid(asked.error, linkOver)
}

export async function pressAddressLink(secret: unknown) {
  const asked = token.safeParse(secret)
  return asked.success ? fromOutside(() => press(asked.data)) : linkOver
}
