import { redirect } from "next/navigation"
import { db } from "@/db/client"
import { currentTeammate } from "@/lib/auth/session"
import { isSetUp } from "@/lib/team/queries"

export default async function Page() {
  if (await currentTeammate()) redirect("/inbox/mine")
  redirect((await isSetUp(db())) ? "/sign-in" : "/set-up")
}
