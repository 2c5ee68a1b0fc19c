import { randomInt } from "node:crypto"
import { createOTP } from "@better-auth/utils/otp"
import { generateRandomString, symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto"

// As sign-in's own code keeps and reads them: encrypted with the installation's secret.
const key = () => process.env.BACKLINE_SECRET ?? ""
const encrypt = (data: string) => symmetricEncrypt({ key: key(), data })

/** A new secret for an app that makes codes: the address that the app reads, and what is stored. */
export async function newCodeSecret(email: string): Promise<{ uri: string; stored: string }> {
  const secret = generateRandomString(32)
  return { uri: createOTP(secret).url("Backline", email), stored: await encrypt(secret) }
}

/** Whether a code is what the app shows now, or half a minute before or after. */
export async function codeFits(stored: string, code: string): Promise<boolean> {
  return createOTP(await symmetricDecrypt({ key: key(), data: stored })).verify(code)
}

// No letters that are read for others.
const letters = "abcdefghjkmnpqrstuvwxyz23456789"
const part = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join("")

/** Ten codes that let their holder in once each without the app, and what is stored of them. */
export async function newBackupCodes(): Promise<{ codes: string[]; stored: string }> {
  const codes = Array.from({ length: 10 }, () => `${part()}-${part()}`)
  return { codes, stored: await encrypt(JSON.stringify(codes)) }
}
