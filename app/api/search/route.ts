import { db } from "@/db/client"
import { answer } from "@/lib/auth/door"
import { searchEverything } from "@/lib/search/queries"

export const GET = (request: Request) =>
  answer((actor) => searchEverything(db(), actor, new URL(request.url).searchParams.get("q") ?? ""))
