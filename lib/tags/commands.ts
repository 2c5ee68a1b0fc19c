import { and, eq, sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { tags } from "@/db/schema/tags"
import { defineCommand } from "@/lib/events/command"
import { notThere, refuse } from "@/lib/shared/refusals"
import { AddTag, MergeTag, OnTag, RenameTag } from "./inputs"
import { lockTags, tagNamed } from "./queries"
import { whyNotMerge, whyNotName } from "./rules"

const isTag = (workspaceId: string, id: string) => and(eq(tags.workspaceId, workspaceId), eq(tags.id, id))

/** Adds a tag to the workspace; the command's id is the tag's. Refuses a name that is taken. */
export const addTag = defineCommand({
  name: "addTag",
  right: "teammate",
  input: AddTag,
  run: async ({ tx, workspaceId }, { commandId: id, name: typed }) => {
    const name = typed.trim()
    const refusal = whyNotName(await tagNamed(tx, workspaceId, name))
    if (refusal) return refusal
    await tx.insert(tags).values({ workspaceId, id, name })
    return [{ type: "tag.added", data: { tagId: id, name }, places: [] }]
  },
})

/** Gives a tag another name, everywhere at once. Refuses one that is taken, and one that was made of an older name. */
export const renameTag = defineCommand({
  name: "renameTag",
  right: "admin",
  input: RenameTag,
  run: async ({ tx, workspaceId }, { tagId, before, name: typed }) => {
    const [tag] = await lockTags(tx, workspaceId, [tagId])
    if (!tag) return notThere
    const name = typed.trim()
    if (tag.name === name) return refuse("unchanged", "The tag has this name already.")
    if (tag.name !== before)
      return refuse(
        "changed_meanwhile",
        `The tag was renamed to “${tag.name}” meanwhile. What you typed is kept here.`,
      )
    const taken = await tagNamed(tx, workspaceId, name)
    const refusal = taken?.id === tagId ? null : whyNotName(taken)
    if (refusal) return refusal
    await tx.update(tags).set({ name }).where(isTag(workspaceId, tagId))
    return [{ type: "tag.renamed", data: { tagId, from: tag.name, to: name }, places: [] }]
  },
})

/** Archives a tag: what carries it keeps it, and it is given to nothing else. */
export const archiveTag = defineCommand({
  name: "archiveTag",
  right: "admin",
  input: OnTag,
  run: async ({ tx, workspaceId, at }, { tagId }) => {
    const [tag] = await lockTags(tx, workspaceId, [tagId])
    if (!tag) return notThere
    if (tag.archived) return refuse("unchanged", `“${tag.name}” is archived already.`)
    await tx.update(tags).set({ archivedAt: at }).where(isTag(workspaceId, tagId))
    return [{ type: "tag.archived", data: { tagId, name: tag.name }, places: [] }]
  },
})

/** Lets an archived tag be given again. */
export const restoreTag = defineCommand({
  name: "restoreTag",
  right: "admin",
  input: OnTag,
  run: async ({ tx, workspaceId }, { tagId }) => {
    const [tag] = await lockTags(tx, workspaceId, [tagId])
    if (!tag) return notThere
    if (!tag.archived) return refuse("unchanged", `“${tag.name}” isn't archived.`)
    await tx.update(tags).set({ archivedAt: null }).where(isTag(workspaceId, tagId))
    return [{ type: "tag.restored", data: { tagId, name: tag.name }, places: [] }]
  },
})

type Carriers = "conversation_tags" | "ticket_tags"

/** Gives all that carries one tag another instead; what carries both keeps the one. Says how many carried it. */
async function handOver(tx: Tx, table: Carriers, of: { workspaceId: string; from: string; to: string }) {
  const thing = table === "conversation_tags" ? "conversation_id" : "ticket_id"
  const rows = await tx.execute<{ n: number }>(sql`
    with gone as (
      delete from ${sql.raw(table)} where workspace_id = ${of.workspaceId} and tag_id = ${of.from}
      returning ${sql.raw(thing)} as id
    ), given as (
      insert into ${sql.raw(table)} (workspace_id, ${sql.raw(thing)}, tag_id)
      select ${of.workspaceId}, id, ${of.to} from gone order by id on conflict do nothing
    )
    select count(*)::int as n from gone`)
  return rows[0]?.n ?? 0
}

/** Puts one tag into another: each thing that carries it carries the other one, once, and it is given to nothing more. */
export const mergeTag = defineCommand({
  name: "mergeTag",
  right: "admin",
  input: MergeTag,
  run: async ({ tx, workspaceId, at }, { tagId: from, into: to, known }) => {
    if (from === to) return refuse("invalid", "Please choose another tag to merge it into.")
    const locked = await lockTags(tx, workspaceId, [from, to])
    const [source, target] = [from, to].map((id) => locked.find((tag) => tag.id === id))
    if (!source || !target) return notThere
    if (target.archived)
      return refuse("invalid", `“${target.name}” is archived. Restore it first, or choose another tag.`)
    const of = { workspaceId, from, to }
    const conversations = await handOver(tx, "conversation_tags", of)
    const tickets = await handOver(tx, "ticket_tags", of)
    const refusal = whyNotMerge(source.name, known, { conversations, tickets })
    if (refusal) return refusal
    await tx.update(tags).set({ archivedAt: at, mergedInto: to }).where(isTag(workspaceId, from))
    // What was merged into it earlier is where it is.
    await tx
      .update(tags)
      .set({ mergedInto: to })
      .where(and(eq(tags.workspaceId, workspaceId), eq(tags.mergedInto, from)))
    const names = { fromName: source.name, toName: target.name }
    return [{ type: "tag.merged", data: { from, to, ...names, conversations, tickets }, places: [] }]
  },
})
