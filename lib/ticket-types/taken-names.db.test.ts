import { expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import { addTeam, addTeammate } from "@/lib/team/commands/people"
import { makeWorkspace } from "@/testing/world"
import { addAttribute, addTicketType } from "./commands/add"

const attribute = (name: string) => ({ id: newId(), name, kind: "text" as const })
const type = (name: string) => ({ category: "back_office", name, attributes: [attribute("Amount")] })

test("a name that is taken, in whatever case, is refused with a sentence, and nothing is stored", async () => {
  const system = await makeWorkspace()
  const typeId = newId()
  const email = `${newId()}@example.com`
  const given = [
    await addTicketType(system, { commandId: typeId, ...type("Refund") }),
    await addTeam(system, { commandId: newId(), name: "Finance" }),
    await addTeammate(system, { commandId: newId(), name: "Ben", email }),
  ]
  expect(given.map((result) => result.ok)).toEqual([true, true, true])
  const again = [
    await addTicketType(system, { commandId: newId(), ...type("refund") }),
    await addTeam(system, { commandId: newId(), name: "FINANCE" }),
    await addTeammate(system, { commandId: newId(), name: "Other Ben", email: email.toUpperCase() }),
    await addAttribute(system, { commandId: newId(), typeId, attribute: attribute("amount") }),
  ]
  expect(again.map((result) => !result.ok && `${result.code}: ${result.sentence}`)).toEqual([
    "name_taken: There is a ticket type of that name already.",
    "name_taken: There is a team of that name already.",
    "name_taken: There is a teammate with that e-mail address already.",
    "name_taken: This ticket type has an attribute of that name already.",
  ])
})
