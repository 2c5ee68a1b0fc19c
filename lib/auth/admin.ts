import { notFound, redirect } from "next/navigation"
import { type TeammateActor, whyNotAllowed } from "@/lib/events/actor"
import { currentTeammate } from "./session"

/** The admin who asks for a page; to others it is not there (SPEC A1, A3). */
export async function currentAdmin(): Promise<TeammateActor> {
  const actor = await currentTeammate()
  if (!actor) redirect("/sign-in")
  if (whyNotAllowed(actor, "admin")) notFound()
  return actor
}
