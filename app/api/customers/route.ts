import { db } from "@/db/client"
import { answer } from "@/lib/auth/door"
import { listCustomers } from "@/lib/customers/queries/list"

const shown = 8

export const GET = (request: Request) =>
  answer((actor) =>
    listCustomers(db(), actor, { words: new URL(request.url).searchParams.get("q") ?? "", limit: shown }),
  )
