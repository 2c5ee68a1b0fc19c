import { headers } from "next/headers"
import { auth } from "./auth"

/** Signs a teammate in right after their account was made, so that the next page is theirs. */
export async function signInAtOnce(email: string, password: string): Promise<void> {
  await auth().api.signInEmail({ body: { email, password }, headers: await headers() })
}
