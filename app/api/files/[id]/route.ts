import { db } from "@/db/client"
import { currentTeammate } from "@/lib/auth/session"
import { findFile } from "@/lib/files/queries"
import { readFile } from "@/lib/files/store"
import { isId } from "@/lib/shared/addresses"
import { notThere } from "@/lib/shared/refusals"

/** A stored file, always as a download: nothing of it runs or shows on our own origin. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await currentTeammate()
  const file = actor && isId(id) ? await findFile(db(), actor.workspaceId, id) : null
  if (!actor || !file) return Response.json(notThere, { status: 404 })
  return new Response(readFile(actor.workspaceId, id), {
    headers: {
      "content-type": "application/octet-stream",
      "content-length": String(file.bytes),
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  })
}
