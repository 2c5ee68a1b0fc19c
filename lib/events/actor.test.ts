import { expect, test } from "vitest"
import { notThere } from "@/lib/shared/refusals"
import { type Actor, type Right, whyNotAllowed } from "./actor"

const workspaceId = "w"
const teammate = (role: "owner" | "admin" | "teammate"): Actor => ({
  kind: "teammate",
  workspaceId,
  id: "t",
  role,
  timeZone: "UTC",
})
const actors: [string, Actor, Right[]][] = [
  ["an owner", teammate("owner"), ["teammate", "admin"]],
  ["an admin", teammate("admin"), ["teammate", "admin"]],
  ["a teammate", teammate("teammate"), ["teammate"]],
  ["a workflow", { kind: "workflow", workspaceId, id: "f" }, ["teammate"]],
  ["a customer", { kind: "customer", workspaceId, id: "c" }, ["customer"]],
  ["the product", { kind: "system", workspaceId, id: null }, ["teammate", "admin", "customer", "system"]],
]

test.each(actors)("A1, A3: %s has these rights, and no other is there", (_name, actor, rights) => {
  const all: Right[] = ["teammate", "admin", "customer", "system"]
  const answers = all.map((right) => whyNotAllowed(actor, right))
  expect(answers).toEqual(all.map((right) => (rights.includes(right) ? null : notThere)))
})
