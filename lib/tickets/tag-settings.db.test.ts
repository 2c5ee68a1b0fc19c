import { expect, test } from "vitest"
import { db } from "@/db/client"
import { tagConversation } from "@/lib/conversations/commands/tags"
import { newId } from "@/lib/shared/ids"
import { addTag, archiveTag, mergeTag, renameTag, restoreTag } from "@/lib/tags/commands"
import { listTagItems } from "@/lib/tags/queries"
import { does, expectRefusal, refuses, theOne } from "@/testing/commands"
import { owner } from "@/testing/database"
import { conversation, ticket } from "@/testing/given"
import { expectNothingBroken } from "@/testing/invariants"
import { makeWorld, type World } from "@/testing/world"
import { tagTicket } from "./commands/tags"

const items = (world: World) => listTagItems(db(), world.workspaceId)

async function tagged(world: World, tagIds: string[]): Promise<string> {
  const conversationId = await conversation(world)
  for (const tagId of tagIds) await does(tagConversation, world.maya, { conversationId, tagId })
  return conversationId
}

const tagsOf = async (world: World, conversationId: string) => {
  const rows = await owner()<{ id: string }[]>`
    select tag_id as id from conversation_tags
    where workspace_id = ${world.workspaceId} and conversation_id = ${conversationId} order by 1`
  return rows.map(({ id }) => id)
}

test("two tags become one: each thing carries the other one, once; the record says how many", async () => {
  const world = await makeWorld()
  const { vip, urgent } = world.tags
  const [both, only, other] = [
    await tagged(world, [vip, urgent]),
    await tagged(world, [vip]),
    await tagged(world, [urgent]),
  ]
  const shared = await ticket(world, { share: true })
  await does(tagTicket, world.ben, { ticketId: shared.id, tagId: vip })
  expect(await items(world)).toMatchObject([
    { name: "Urgent", conversations: 2, tickets: 0 },
    { name: "VIP", conversations: 2, tickets: 1 },
  ])
  const known = { conversations: 2, tickets: 1 }
  const events = await does(mergeTag, world.ada, { tagId: vip, into: urgent, known })
  expect(theOne(events, "tag.merged").data).toEqual({
    from: vip,
    to: urgent,
    fromName: "VIP",
    toName: "Urgent",
    ...known,
  })
  for (const id of [both, only, other]) expect(await tagsOf(world, id)).toEqual([urgent])
  expect(await items(world)).toMatchObject([{ name: "Urgent", conversations: 3, tickets: 1 }])
  await expectNothingBroken(world.workspaceId)
  // What was said of it keeps its name, and the name itself is free.
  const [row] = await owner()`select name, merged_into as "into" from tags
    where workspace_id = ${world.workspaceId} and id = ${vip}`
  expect(row).toEqual({ name: "VIP", into: urgent })
  await does(addTag, world.maya, { name: "vip" })
})

test("what is on more than the person was told is not merged, nor is anything into an archived tag", async () => {
  const world = await makeWorld()
  const { vip, urgent } = world.tags
  await tagged(world, [vip])
  const more = { tagId: vip, into: urgent, known: { conversations: 0, tickets: 0 } }
  await refuses(
    { code: "changed_meanwhile", sentence: "“VIP” is on 1 conversation by now. Please look again." },
    mergeTag,
    world.ada,
    more,
  )
  await does(archiveTag, world.ada, { tagId: urgent })
  await refuses(
    { code: "invalid", sentence: "“Urgent” is archived. Restore it first, or choose another tag." },
    mergeTag,
    world.ada,
    { ...more, known: { conversations: 1, tickets: 0 } },
  )
})

test("an archived tag stays where it is, is given to nothing else, and can be restored", async () => {
  const world = await makeWorld()
  const tagId = world.tags.vip
  const carries = await tagged(world, [tagId])
  await does(archiveTag, world.ada, { tagId })
  expect(await tagsOf(world, carries)).toEqual([tagId])
  const conversationId = await conversation(world)
  expectRefusal(
    await tagConversation(world.maya, { commandId: newId(), conversationId, tagId }),
    "not_there",
    "That isn't there, or it isn't yours to see.",
  )
  await does(restoreTag, world.ada, { tagId })
  await does(tagConversation, world.maya, { conversationId, tagId })
})

test("the database itself gives an archived tag to nothing", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  await does(archiveTag, world.ada, { tagId: world.tags.vip })
  const given = owner()`insert into conversation_tags (workspace_id, conversation_id, tag_id)
    values (${world.workspaceId}, ${conversationId}, ${world.tags.vip})`
  await expect(given).rejects.toMatchObject({ constraint_name: "tag_is_there" })
})

test("a tag that is given while it is merged away is on the other one, or refused", async () => {
  for (let round = 0; round < 8; round++) {
    const world = await makeWorld()
    const { vip, urgent } = world.tags
    const conversationId = await conversation(world)
    const known = { conversations: 1, tickets: 0 }
    await Promise.all([
      tagConversation(world.maya, { commandId: newId(), conversationId, tagId: vip }),
      mergeTag(world.ada, { commandId: newId(), tagId: vip, into: urgent, known }),
    ])
    expect(await tagsOf(world, conversationId)).not.toContain(vip)
  }
})

test("a name is one tag's, whether in capitals or not; another one stored stops a renaming", async () => {
  const world = await makeWorld()
  const [vip, urgent] = [world.tags.vip, world.tags.urgent]
  const rename = (name: string, before = "VIP") => ({ tagId: vip, before, name })
  const taken = { code: "tag_taken", sentence: "The tag “Urgent” exists already." } as const
  await refuses(taken, renameTag, world.ada, rename("urgent"))
  await refuses(taken, addTag, world.maya, { name: "URGENT" })
  await does(archiveTag, world.ada, { tagId: urgent })
  const archived = "The tag “Urgent” exists already, archived: it can be restored."
  await refuses({ code: "tag_taken", sentence: archived }, addTag, world.maya, { name: "Urgent" })
  // Other capitals are a renaming all the same.
  await does(renameTag, world.ada, rename("vip"))
  await refuses(
    {
      code: "changed_meanwhile",
      sentence: "The tag was renamed to “vip” meanwhile. What you typed is kept here.",
    },
    renameTag,
    world.ada,
    rename("Important"),
  )
})
