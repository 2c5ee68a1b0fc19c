import { joinedPage, plainClient } from "@/bench/floors"
import { appUrl } from "@/db/connection"

export const dynamic = "force-dynamic"

let sql: ReturnType<typeof plainClient> | undefined

/** The rows of an inbox page as JSON, with nothing of the product before, between or after. */
export async function GET(request: Request) {
  sql ??= plainClient(appUrl())
  return Response.json(await joinedPage(sql, new URL(request.url).searchParams.get("workspace") ?? ""))
}
