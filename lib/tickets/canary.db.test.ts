import { randomBytes } from "node:crypto"
import { expect, test } from "vitest"
import { addConversationNote, sendReply } from "@/lib/conversations/commands/messages"
import { newId } from "@/lib/shared/ids"
import { editNote, removeNote } from "@/lib/threads/commands/notes"
import { does } from "@/testing/commands"
import { owner } from "@/testing/database"
import { ticket } from "@/testing/given"
import { makeWorld } from "@/testing/world"
import { describeTicket } from "./commands/fields"
import { addTicketNote } from "./commands/notes"

async function tablesWith(workspaceId: string, word: string): Promise<string[]> {
  const tables = await owner()<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await owner()`
        select 1 from ${owner()(name)} t where workspace_id = ${workspaceId} and t::text like ${`%${word}%`} limit 1`
      return rows.length > 0 ? [name] : []
    }),
  )
  return found.flat()
}

test("A5: the words of notes and messages stand in their own tables and nowhere else", async () => {
  const world = await makeWorld()
  const word = `canary${randomBytes(6).toString("hex")}`
  const { id: ticketId, conversationId } = await ticket(world, { share: true })
  const noteId = newId()
  await does(addTicketNote, world.ben, { commandId: noteId, ticketId, text: word, crossPost: true })
  await does(editNote, world.ben, { noteId, version: 1, text: `${word} again` })
  await does(addConversationNote, world.maya, { conversationId, text: word })
  expect(await tablesWith(world.workspaceId, word)).toEqual(["note_versions", "notes"])

  const reply = `${word}reply`
  await does(sendReply, world.maya, { conversationId, text: reply })
  expect(await tablesWith(world.workspaceId, reply)).toEqual(["messages"])
})

test("A5: removing a note leaves its words nowhere", async () => {
  const world = await makeWorld()
  const word = `canary${randomBytes(6).toString("hex")}`
  const { id: ticketId } = await ticket(world)
  const noteId = newId()
  await does(addTicketNote, world.ben, { commandId: noteId, ticketId, text: word, crossPost: true })
  await does(editNote, world.ben, { noteId, version: 1, text: `${word} again` })
  await does(removeNote, world.ada, { noteId })
  expect(await tablesWith(world.workspaceId, word)).toEqual([])
})

test("A5: a description stands in the ticket and its changes, so that the record never needs to be rewritten", async () => {
  const world = await makeWorld()
  const word = `canary${randomBytes(6).toString("hex")}`
  const { id: ticketId } = await ticket(world)
  await does(describeTicket, world.ben, { ticketId, description: word })
  expect(await tablesWith(world.workspaceId, word)).toEqual(["ticket_field_changes", "tickets"])
})
