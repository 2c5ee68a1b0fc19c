import { expect, test } from "vitest"
import { readPanes, writePanes } from "./layout-cookie"

test("sizes come back as they were remembered", () => {
  const sizes = { list: 28.5, thread: 41.25, back: 30.25 }
  expect(readPanes(writePanes(sizes))).toEqual(sizes)
})

test.each([undefined, "", "list", "list.abc", "list.3000_", "<script>.1"])(
  "%s is nothing remembered",
  (cookie) => {
    expect(readPanes(cookie)).toBeUndefined()
  },
)
