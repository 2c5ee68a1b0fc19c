import { expect, test } from "vitest"
import { type Doc, isSafeHref, plainText, whyNotText } from "./doc"
import { textInput } from "./text-input"

const tooLong = "This text is longer than 64 KiB."
const unstorable = "This text has a character that can't be stored."

test.each([
  ["plain", null],
  ["", null],
  ["👩‍👩‍👧 ok \u{1F600}", null],
  ["x".repeat(65_536), null],
  ["x".repeat(65_537), tooLong],
  ["é".repeat(32_768), null],
  ["é".repeat(32_769), tooLong],
  ["😀".repeat(16_385), tooLong],
  ["a\u0000", unstorable],
  ["\ud83d", unstorable],
  ["\ude00", unstorable],
  ["\ude00\ud83d", unstorable],
  ["ok \ud83d\ude00\ud83d", unstorable],
])("the text %.14j: %s", (text, why) => {
  expect(whyNotText(text)).toBe(why)
})

const name = textInput({ min: "Please give a name.", max: 5, name: "A name" })
test.each([
  ["Zoë", null],
  ["", "Please give a name."],
  [" \n\t", "Please give a name."],
  ["Matilda", "A name has at most 5 characters."],
  ["a\u0000", unstorable],
])("the name %j: %s", (typed, why) => {
  const read = name.safeParse(typed)
  expect(read.error?.issues[0]?.message ?? null).toBe(why)
})

test.each([
  ["https://a.example", true],
  ["HTTP://a.example", true],
  ["mailto:a@b.example", true],
  ["javascript:alert(1)", false],
  ["JaVaScRiPt:alert(1)", false],
  [" https://a.example", false],
  ["data:text/html,<script>", false],
  ["//a.example", false],
  ["/inbox", false],
  ["vbscript:x", false],
  ["https:a.example", false],
])("the link %s may be shown as one: %s", (href, safe) => {
  expect(isSafeHref(href)).toBe(safe)
})

test("plain text is every word of a document, line by line", () => {
  const doc: Doc = {
    type: "doc",
    content: [
      {
        type: "paragraph",
        content: [{ type: "text", text: "a" }, { type: "break" }, { type: "text", text: "b" }],
      },
      { type: "quote", content: [{ type: "paragraph", content: [{ type: "text", text: "c" }] }] },
      { type: "code", text: "d" },
      { type: "bullets", items: [[{ type: "text", text: "e" }], [{ type: "text", text: "f" }]] },
    ],
  }
  expect(plainText(doc)).toBe("a\nb\nc\nd\ne\nf")
})
