import { joinedPage, plainClient } from "@/bench/floors"
import { appUrl } from "@/db/connection"

export const dynamic = "force-dynamic"

const sql = plainClient(appUrl())

/** The rows of an inbox page as JSON, with nothing of the product before, between or after. */
export async function GET(request: Request) {
  return Response.json(await joinedPage(sql, new URL(request.url).searchParams.get("workspace") ?? ""))
}
