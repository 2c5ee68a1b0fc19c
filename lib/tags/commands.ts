import { sql } from "drizzle-orm"
import { tags } from "@/db/schema/tags"
import { defineCommand } from "@/lib/events/command"
import { refuse } from "@/lib/shared/refusals"
import { AddTag } from "./inputs"

/** Adds a tag to the workspace; the command's id is the tag's. Refuses a name that is taken. */
export const addTag = defineCommand({
  name: "addTag",
  right: "teammate",
  input: AddTag,
  run: async ({ tx, workspaceId }, { commandId: id, name: typed }) => {
    const name = typed.trim()
    const [taken] = await tx.execute<{ name: string }>(
      sql`select name from tags where workspace_id = ${workspaceId} and lower(name) = lower(${name})`,
    )
    if (taken) return refuse("tag_taken", `The tag “${taken.name}” exists already.`)
    await tx.insert(tags).values({ workspaceId, id, name })
    return [{ type: "tag.added", data: { tagId: id, name }, places: [] }]
  },
})
