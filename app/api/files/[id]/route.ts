import { db } from "@/db/client"
import { currentTeammate } from "@/lib/auth/session"
import { findFile } from "@/lib/files/queries"
import { fileResponse } from "@/lib/files/store"
import { isId } from "@/lib/shared/addresses"
import { notThere } from "@/lib/shared/refusals"

/** A stored file of the teammate's workspace. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await currentTeammate()
  const file = actor && isId(id) ? await findFile(db(), actor, id) : null
  if (!actor || !file) return Response.json(notThere, { status: 404 })
  return fileResponse(actor.workspaceId, id, file)
}
