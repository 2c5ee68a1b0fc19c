import fc from "fast-check"
import { expect, test } from "vitest"
import { readCursor, writeCursor } from "./cursor"

const id = "01890a5d-ac96-774b-bcce-b302099a8057"

test.each(["2027-01-15 10:20:30.123456+00", "2027-01-15T10:20:30.123Z", "2027-01-15 10:20:30+00"])(
  "the place %s is read back as it was written",
  (at) => {
    expect(readCursor(writeCursor(at, id))).toEqual({ at, id })
  },
)

test.each([
  null,
  undefined,
  "",
  "x",
  `_${id}`,
  `yesterday_${id}`,
  `2027-99-99T10:00:00Z_${id}`,
  `2027-01-15T10:20:30Z_${id}x`,
  "2027-01-15T10:20:30Z_x",
  `2027-01-15T10:20:30Z'; drop table threads; --_${id}`,
])("%j is no place", (cursor) => {
  expect(readCursor(cursor)).toBeNull()
})

test("any text is a place or is not, and what is one can be read by the database", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const place = readCursor(`${text}_${id}`)
      expect(place === null || !Number.isNaN(Date.parse(place.at))).toBe(true)
    }),
  )
})
