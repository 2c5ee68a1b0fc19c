import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Block, type Doc, type Inline, isSafeHref, maxTextBytes, plainText, whyNotText } from "./doc"
import { docFromText, inlineFromText, textFromDoc } from "./doc-text"

const text = (words: string): Inline => ({ type: "text", text: words })
const line = (...content: Inline[]): Block => ({ type: "paragraph", content })

/** Texts in which the marks that mean something stand close together. */
const marked = fc
  .array(
    fc.oneof(
      fc.constantFrom("*", "**", "`", "```", "```js\n", "- ", "1. ", "> ", "\n", "\n\n", " ", "[", "](", ")"),
      fc.constantFrom(
        "https://a.example/b",
        "[x](https://a.example)",
        "mailto:a@b.example",
        "javascript:x()",
      ),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""))
const typed = fc.oneof(marked, fc.string(), fc.string({ unit: "binary" }))

const again = (doc: Doc) => docFromText(textFromDoc(doc))
const words = (all: string) => all.replace(/[^\p{L}]/gu, "")

describe("N8: typed text becomes a document", () => {
  test.each<[string, Block[]]>([
    ["Hello", [line(text("Hello"))]],
    ["one\ntwo", [line(text("one"), { type: "break" }, text("two"))]],
    ["one\r\n\r\ntwo", [line(text("one")), line(text("two"))]],
    ["\n\n", []],
    ["- a\n- b", [{ type: "bullets", items: [[text("a")], [text("b")]] }]],
    ["• a\n* b", [{ type: "bullets", items: [[text("a")], [text("b")]] }]],
    ["1. a\n2) b", [{ type: "numbers", items: [[text("a")], [text("b")]] }]],
    ["2027. was good", [line(text("2027. was good"))]],
    ["> a\n> b", [{ type: "quote", content: [line(text("a"), { type: "break" }, text("b"))] }]],
    ["```\na\n\n*b*\n```", [{ type: "code", text: "a\n\n*b*" }]],
    ["```js\na\n```", [{ type: "code", text: "a" }]],
    ["```\nnot closed", [{ type: "code", text: "not closed" }]],
    ["see:\n- a", [line(text("see:")), { type: "bullets", items: [[text("a")]] }]],
  ])("%j", (source, content) => {
    expect(docFromText(source)).toEqual({ type: "doc", content })
  })

  test.each([["```password"], ["```rm -rf```"], ["```one two\nthree\n```"], ["```\n```js"]])(
    "no word of %j is lost",
    (source) => {
      expect(words(plainText(docFromText(source)))).toBe(words(source))
    },
  )
})

describe("N8: marks", () => {
  test.each<[string, Inline[]]>([
    ["**b**", [{ type: "text", text: "b", marks: [{ type: "bold" }] }]],
    ["*i*", [{ type: "text", text: "i", marks: [{ type: "italic" }] }]],
    ["`*c*`", [{ type: "text", text: "*c*", marks: [{ type: "code" }] }]],
    ["2*3*4", [text("2*3*4")]],
    ["5 * 3 * 2", [text("5 * 3 * 2")]],
    ["**not closed", [text("**not closed")]],
    [
      "[x](https://a.example)",
      [{ type: "text", text: "x", marks: [{ type: "link", href: "https://a.example" }] }],
    ],
    ["[x](javascript:alert)", [text("[x](javascript:alert)")]],
    ["[x](data:text/html,x)", [text("[x](data:text/html,x)")]],
    [
      "(https://a.example/b).",
      [
        text("("),
        { type: "text", text: "https://a.example/b", marks: [{ type: "link", href: "https://a.example/b" }] },
        text(")."),
      ],
    ],
    ["<b>x</b>", [text("<b>x</b>")]],
  ])("%j", (source, inline) => {
    expect(inlineFromText(source)).toEqual(inline)
  })
})

const links = (doc: Doc): string[] =>
  JSON.stringify(doc)
    .split('"href":')
    .slice(1)
    .map((rest) => JSON.parse(/^"(?:[^"\\]|\\.)*"/.exec(rest)?.[0] ?? '""') as string)

describe("N8: any text", () => {
  test("what is written back for editing is read as the same document", () => {
    fc.assert(
      fc.property(typed, (source) => {
        expect(again(docFromText(source))).toEqual(docFromText(source))
      }),
    )
  })

  test("links lead to http, https and mailto alone", () => {
    fc.assert(fc.property(typed, (source) => links(docFromText(source)).every(isSafeHref)))
  })

  test("a list of a thousand items is written back whole", () => {
    const doc = docFromText("1. x\n".repeat(1500))
    expect(again(doc)).toEqual(doc)
  })

  test.each([..."[*`>#-\n", "[a](", "[a](b", "**a", "```\n```\n", "```a\n", "https://", "a\n", "*a "])(
    "64 KiB of %j are read in no time",
    (part) => {
      const source = part.repeat(maxTextBytes / part.length)
      const began = performance.now()
      again(docFromText(source))
      expect(performance.now() - began).toBeLessThan(1500)
    },
  )
})

const list = path.join(process.env.BACKLINE_TEST_DATA ?? "", "blns/blns.json")
const naughty: string[] = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : []

test.skipIf(naughty.length === 0)("N8: every naughty string is kept, and read back the same", () => {
  const kept = naughty.filter((one) => whyNotText(one) === null && one.trim() !== "")
  expect(kept.length).toBeGreaterThan(500)
  const wrong = kept.filter((one) => {
    const doc = docFromText(one)
    return JSON.stringify(again(doc)) !== JSON.stringify(doc) || words(plainText(doc)) !== words(one)
  })
  expect(wrong).toEqual([])
  expect(kept.flatMap((one) => links(docFromText(one))).every(isSafeHref)).toBe(true)
})
