import { expect, test } from "vitest"
import { firstName, firstStates, nameOf, siteOf, slugOf, whyNotSite } from "./rules"

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

test.each([
  ["https://shop.example", "https://shop.example"],
  [" HTTPS://Shop.Example:443/ ", "https://shop.example"],
  ["http://localhost:8080", "http://localhost:8080"],
])("C2: %j is the site %s", (typed, site) => {
  expect(whyNotSite(typed)).toBeNull()
  expect(siteOf(typed)).toBe(site)
})

test.each([
  ["", "Please give the site's address, such as https://www.example.com."],
  ["shop.example", "“shop.example” is not a site's address. It begins with https://."],
  ["javascript:alert(1)", "“javascript:alert(1)” is not a site's address. It begins with https://."],
  ["https://shop.example/cart", "A site is named without a path: https://shop.example."],
  ["https://ann@shop.example", "A site is named without a path: https://shop.example."],
  ["http://shop.example", "A site has to be served by https, except on this machine."],
  ["https://*.example", "Each site is named by itself; a star stands for none."],
])("C2: %j is refused as a site, with the reason", (typed, why) => {
  expect(whyNotSite(typed)).toBe(why)
})
