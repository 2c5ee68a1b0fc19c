import { expect, test } from "vitest"
import { addressOf, home, type Place, placeAt, type Surface } from "./places"

const id = "0190a000-0000-7000-8000-0000000f11e5"
const places: Place[] = [home, { at: "new" }, { at: "conversation", id }, { at: "ticket", number: 12 }]
const rows = places.flatMap((place) =>
  (["messenger", "portal"] as const).map((s): [Surface, Place] => [s, place]),
)

test.each(rows)("in the %s, %o has an address that leads back to it", (surface, place) => {
  const address = new URL(addressOf(surface, place, "northwind"), "http://here")
  expect(address.searchParams.get("workspace")).toBe("northwind")
  expect(placeAt(address.pathname, address.searchParams)).toEqual(place)
})

test("the portal's filter stands in its address", () => {
  expect(addressOf("portal", { at: "home", show: "waiting" }, null)).toBe("/portal?show=waiting")
  expect(placeAt("/portal", new URLSearchParams("show=waiting"))).toEqual({ at: "home", show: "waiting" })
  expect(placeAt("/portal", new URLSearchParams("show=nonsense"))).toEqual(home)
})

test.each([
  "/portal/tickets/x",
  "/portal/tickets/12/more",
  "/portal/conversations/1",
  "/portal/nowhere",
  "/inbox",
])("%s is no place of a customer", (pathname) => {
  expect(placeAt(pathname, new URLSearchParams())).toBeNull()
})

test("an unknown conversation or number in the messenger's address is its home", () => {
  expect(placeAt("/messenger", new URLSearchParams("conversation=1"))).toEqual(home)
  expect(placeAt("/messenger", new URLSearchParams("ticket=-1"))).toEqual(home)
})
