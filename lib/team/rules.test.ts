import { expect, test } from "vitest"
import { firstName, firstStates, nameOf, slugOf } from "./rules"

test.each([
  ["Northwind Outdoor", "northwind-outdoor"],
  ["  Café & Söhne!  ", "cafe-sohne"],
  ["日本", "workspace"],
  ["---", "workspace"],
  ["x".repeat(60), "x".repeat(40)],
])("the workspace %j has the address word %s", (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})

test.each([
  ["m", "Maya Chen"],
  [null, "Nobody"],
  ["gone", "Someone"],
])("the teammate %s is called %s", (id, name) => {
  expect(nameOf([{ id: "m", name: "Maya Chen" }], id)).toBe(name)
})

test.each([
  ["Maya Chen", "Maya"],
  [" Zoë ", "Zoë"],
  ["Ada", "Ada"],
])("%j is addressed as %s", (name, first) => {
  expect(firstName(name)).toBe(first)
})

test("T5: a new workspace has one state of each category", () => {
  expect(firstStates.map((state) => state.category)).toEqual([
    "submitted",
    "in_progress",
    "waiting_on_customer",
    "resolved",
  ])
})
