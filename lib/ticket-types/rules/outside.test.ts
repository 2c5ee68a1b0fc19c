import { expect, test } from "vitest"
import { saidToOutsiders } from "./outside"

const team = (id: string, memberIds: string[], archived = false) =>
  ({ id, name: id, office: "back", archived, memberIds }) as const

test("A2: whoever can't open tickets of a limited type is told before, and nobody else", () => {
  const teams = [team("Fraud", ["ben"]), team("Legal", ["maya"]), team("Old", ["leo"], true)].map((t) => ({
    ...t,
  }))
  const type = { limited: true, teamIds: ["Fraud", "Old"] }
  const sentence = "Only Fraud can open it afterwards; you will see its number and state."
  expect(saidToOutsiders(type, { teams, me: "ben" })).toBeNull()
  expect(saidToOutsiders(type, { teams, me: "maya" })).toBe(sentence)
  expect(saidToOutsiders(type, { teams, me: "leo" })).toBe(sentence)
  expect(saidToOutsiders({ limited: true, teamIds: ["Fraud", "Legal"] }, { teams, me: "leo" })).toContain(
    "Only Fraud and Legal can",
  )
  expect(saidToOutsiders({ limited: false, teamIds: [] }, { teams, me: "leo" })).toBeNull()
})
