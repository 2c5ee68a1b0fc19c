import { sql } from "drizzle-orm"
import { db } from "@/db/client"

export const dynamic = "force-dynamic"

/** 200 once the product can serve: it runs and its database answers. */
export async function GET() {
  try {
    await db().execute(sql`select 1`)
    return Response.json({ status: "ok" })
  } catch {
    return Response.json({ status: "no database" }, { status: 503 })
  }
}
