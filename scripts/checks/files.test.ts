import { expect, test } from "vitest"
import { namedFiles, whyNoPlace, whyNotThisName, whyNotThisText, whyTooLong } from "./files"

test.each([
  ["lib/tickets/commands.ts", true],
  ["lib/tickets/commands/share.ts", true],
  ["lib/tickets/sharing.test.ts", true],
  ["lib/tickets/sharing.db.test.ts", true],
  ["lib/tickets/helper.ts", false],
  ["lib/tickets/utils.ts", false],
  ["lib/shared/doc.ts", true],
  ["lib/shared/utils.ts", false],
  ["components/ui/index.tsx", false],
  ["components/ui/Button.tsx", false],
  ["app/inbox/[view]/page.tsx", true],
])("the name %s: %s", (file, fine) => {
  expect(whyNotThisName(file) === null).toBe(fine)
})

test.each([
  ["lib/tickets/rules.ts", 250, true],
  ["lib/tickets/rules.ts", 251, false],
  ["app/inbox/page.tsx", 40, true],
  ["app/inbox/page.tsx", 41, false],
  ["db/seed/demo.ts", 900, true],
])("%s of %i lines: %s", (file, lines, fine) => {
  expect(whyTooLong(file, "x\n".repeat(lines)) === null).toBe(fine)
})

test.each([
  ["see /home/maya/backline/README", false],
  ['"resolved": "https://packages.example/x.tgz"', false],
  ["the route /inbox/mine and the folder lib/work/x", true],
])("the text %s: %s", (text, fine) => {
  expect(whyNotThisText("docs/x.md", text) === null).toBe(fine)
})

test("a document's files are found in backticks and links", () => {
  const text =
    "See `lib/tickets/rules.ts:12`, [why](decisions/0001.md#top), `npm start`, [web](https://example.com)."
  expect(namedFiles("docs/trip.md", text)).toEqual(["lib/tickets/rules.ts", "docs/decisions/0001.md"])
})

test("a folder outside the import order is told once", () => {
  const files = ["lib/shared/a.ts", "lib/odd/a.ts", "lib/odd/b.ts", "components/ui/c.tsx"]
  expect(whyNoPlace(files)).toEqual(["lib/odd has no place in the import order of .dependency-cruiser.mjs."])
})
