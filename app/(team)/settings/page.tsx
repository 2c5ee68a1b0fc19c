import { redirect } from "next/navigation"
import { currentTeammate } from "@/lib/auth/session"

export default async function Page() {
  const actor = await currentTeammate()
  redirect(actor?.role === "teammate" ? "/settings/profile" : "/settings/messenger")
}
