import { expect, test } from "vitest"
import { addressOf, isId, type Place, placeOf } from "./addresses"

const id = "01890a5d-ac96-774b-bcce-b302099a8057"

const there: [string, Place][] = [
  ["/inbox/mine", { screen: "inbox", view: "mine", conversationId: null, ticket: null }],
  [`/inbox/all/${id}`, { screen: "inbox", view: "all", conversationId: id, ticket: null }],
  [`/inbox/all/${id}?ticket=12`, { screen: "inbox", view: "all", conversationId: id, ticket: 12 }],
  ["/tickets/team", { screen: "tickets", view: "team", number: null, conversationId: null }],
  ["/tickets/team/12", { screen: "tickets", view: "team", number: 12, conversationId: null }],
  [
    `/tickets/team/12?conversation=${id}`,
    { screen: "tickets", view: "team", number: 12, conversationId: id },
  ],
]

const read = (address: string) => {
  const url = new URL(address, "http://localhost")
  return placeOf(url.pathname, url.searchParams)
}

test.each(there)("%s is written and read back", (address, place) => {
  expect(addressOf(place)).toBe(address)
  expect(read(address)).toEqual(place)
})

test.each([
  ["/inbox/mine/not-an-id", { conversationId: null }],
  ["/inbox/mine?ticket=12", { conversationId: null, ticket: 12 }],
  [`/inbox/mine/${id}?ticket=0`, { ticket: null }],
  [`/inbox/mine/${id}?ticket=-1`, { ticket: null }],
  [`/inbox/mine/${id}?ticket=1e3`, { ticket: null }],
  [`/inbox/mine/${id}?ticket=1234567890`, { ticket: null }],
  [`/inbox/mine/${id}?ticket=1%20or%201`, { ticket: null }],
  ["/tickets/all/x", { number: null }],
  ["/tickets/all/012", { number: null }],
  ["/tickets/all/3?conversation=x", { number: 3, conversationId: null }],
])("what is odd in %s counts as not said", (address, place) => {
  expect(read(address)).toMatchObject(place)
})

test.each(["/", "/settings/teams", "/portal", "/Inbox/mine"])(
  "%s is no place of these two screens",
  (address) => {
    expect(read(address)).toBeNull()
  },
)

test.each([
  [id, true],
  [id.toUpperCase(), true],
  [`${id} `, false],
  ["", false],
  [null, false],
  [undefined, false],
  ["' or 1=1", false],
])("%j can be an id: %s", (text, is) => {
  expect(isId(text)).toBe(is)
})
