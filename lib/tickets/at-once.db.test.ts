import { expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import { ticket } from "@/testing/given"
import { makeWorld } from "@/testing/world"
import { addTicketNote } from "./commands/notes"

test("N3: of many notes on one ticket in the same instant, none is told that the ticket isn't there", async () => {
  const world = await makeWorld()
  const { id: ticketId } = await ticket(world)
  const note = () =>
    addTicketNote(world.ben, { commandId: newId(), ticketId, text: "Again.", crossPost: true })
  // Statements are planned for good after five runs on a connection; there are ten connections.
  for (let round = 0; round < 8; round++) {
    const results = await Promise.all(Array.from({ length: 16 }, note))
    expect(results.filter((result) => !result.ok)).toEqual([])
  }
})
