import { randomBytes } from "node:crypto"
import type { TransactionSql } from "postgres"
import { expect, test } from "vitest"
import { addConversationNote } from "@/lib/conversations/commands/messages"
import { eraseCustomer } from "@/lib/customers/commands/erase"
import { mergeCustomers } from "@/lib/customers/commands/merge"
import { storeFile } from "@/lib/files/store"
import { newId } from "@/lib/shared/ids"
import { editNote } from "@/lib/threads/commands/notes"
import { addAttribute } from "@/lib/ticket-types/commands/add"
import { setAttribute } from "@/lib/tickets/commands/fields"
import { does } from "./commands"
import { blockedBy, owner } from "./database"
import { filesWith, tablesWith } from "./everywhere"
import { conversation, file, ticket } from "./given"
import { makeCustomer, makeWorld, type World } from "./world"

const newWord = () => `canary${randomBytes(6).toString("hex")}`

const erase = (world: World) => does(eraseCustomer, world.ada, { customerId: world.zoe.id, name: "Zoë Park" })

/** Begins `first`, which waits for what `lock` holds, and then `second`, which waits for the first; then lets both go on. */
async function oneAfterTheOther<A, B>(
  lock: (held: TransactionSql) => Promise<unknown>,
  first: () => Promise<A>,
  second: () => Promise<B>,
): Promise<[A, B]> {
  const both = await owner().begin(async (held) => {
    await lock(held)
    const [row] = await held<{ pid: number }[]>`select pg_backend_pid() as pid`
    const one = first()
    const waiting = await blockedBy(row?.pid ?? 0)
    const other = second()
    await blockedBy(waiting)
    return { one, other }
  })
  return Promise.all([both.one, both.other])
}

/** So that a command has done all of its work when it waits. */
const theOrder = (world: World) => (held: TransactionSql) =>
  held`select 1 from counters where workspace_id = ${world.workspaceId} for update`

test("A5: what a note said before an edit that is under way is erased as well", async () => {
  const world = await makeWorld()
  const [word, noteId] = [newWord(), newId()]
  const conversationId = await conversation(world)
  await does(addConversationNote, world.maya, { commandId: noteId, conversationId, text: `Old ${word}` })
  await oneAfterTheOther(
    theOrder(world),
    () => does(editNote, world.maya, { noteId, version: 1, text: `New ${word}` }),
    () => erase(world),
  )
  expect(await tablesWith(word)).toEqual([])
})

test("A5: a file that another's ticket is given while somebody is erased stays", async () => {
  const world = await makeWorld()
  const [attributeId, fileId] = [newId(), await file(world)]
  const attribute = { id: attributeId, name: "Receipts", kind: "files" }
  await does(addAttribute, world.ada, { typeId: world.types.refund, attribute })
  const noor = await makeCustomer(world.system, "Noor")
  const theirs = await ticket(world, { on: await conversation(world) })
  const others = await ticket(world, { on: await conversation(world, { customer: noor }) })
  const value = [fileId]
  await does(setAttribute, world.ben, { ticketId: theirs.id, attributeId, value })
  await oneAfterTheOther(
    theOrder(world),
    () => does(setAttribute, world.ben, { ticketId: others.id, attributeId, value }),
    () => erase(world),
  )
  expect(await owner()`select 1 from files where id = ${fileId}`).toHaveLength(1)
})

test("A5: a file that somebody sends while they are erased is not there", async () => {
  const world = await makeWorld()
  const word = newWord()
  const on = await conversation(world)
  const [, sent] = await oneAfterTheOther(
    (held) => held`select 1 from threads where id = ${on} for update`,
    () => erase(world),
    () => storeFile(world.zoe, new File([word], `${word}.txt`)),
  )
  expect(sent).toMatchObject({ code: "not_there" })
  expect(await tablesWith(word)).toEqual([])
  expect(await filesWith(word)).toEqual([])
})

test("C3: a file that somebody sends while they are merged is whose they became", async () => {
  const world = await makeWorld()
  const noor = await makeCustomer(world.system, "Noor")
  const on = await conversation(world)
  const [, sent] = await oneAfterTheOther(
    (held) => held`select 1 from threads where id = ${on} for update`,
    () => does(mergeCustomers, world.maya, { customerId: noor.id, from: world.zoe.id }),
    () => storeFile(world.zoe, new File(["A tent"], "tent.txt")),
  )
  if (!("id" in sent)) throw new Error(sent.sentence)
  const stored = await owner()`select customer_id as "customerId" from files where id = ${sent.id}`
  expect(stored).toEqual([{ customerId: noor.id }])
})
