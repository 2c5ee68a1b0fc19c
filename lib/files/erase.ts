import type { Payload } from "@/lib/jobs/tasks"
import { removeBytes } from "./store"

/** Removes the bytes of files whose rows were erased; those that are gone already stay so. */
export async function eraseFiles({ workspaceId, fileIds }: Payload<"eraseFiles">): Promise<void> {
  for (const id of fileIds) await removeBytes(workspaceId, id)
}
