import { headers } from "next/headers"
import { redirect } from "next/navigation"
import { signInAtOnce } from "@/lib/auth/first-visit"
import { isOwnOrigin } from "@/lib/auth/origin"
import { newId } from "@/lib/shared/ids"
import { setUpWorkspace } from "./set-up"

type Typed = { workspace: string; name: string; email: string }

/** Takes the set-up page's form: makes the first workspace and its owner and goes to its inbox, or says why not. */
export async function setUpFirstWorkspace(form: FormData): Promise<{ sentence: string; typed: Typed }> {
  const text = (name: string) => String(form.get(name) ?? "").trim()
  const typed = { workspace: text("workspace"), name: text("name"), email: text("email") }
  const password = String(form.get("password") ?? "")
  if (!isOwnOrigin(await headers()))
    return { sentence: "This came from another site and was not done.", typed }
  const { workspace, name, email } = typed
  const result = await setUpWorkspace({
    commandId: newId(),
    workspace,
    onlyFirst: true,
    owner: { name, email, password },
  })
  if (!result.ok) return { sentence: result.sentence, typed }
  await signInAtOnce(email.toLowerCase(), password)
  redirect("/inbox/mine")
}
