import { expect, test } from "vitest"
import { docFromText } from "@/lib/shared/doc-text"
import { linkMail, newsMail } from "./mails"
import type { CustomerEntry, FormView } from "./views"

const at = "2026-11-22T10:00:00.000Z"
const url = "https://inbox.example.com/portal/conversations/1?workspace=a&b=c"
const odd = `<script>alert("1")</script> & <b>'bold'</b>`

const ticket = { number: 12, title: odd, icon: "💶", label: `In <progress>`, step: "in_progress" } as const
const entries: CustomerEntry[] = [
  {
    n: 1,
    at,
    type: "message",
    id: "m",
    mine: false,
    author: "Maya <Chen>",
    doc: docFromText(
      `Hello ${odd}\n\n- one\n- **two**\n\n> said\n\n\`\`\`\n<code>\n\`\`\`\n[here](https://example.com/"x)`,
    ),
    files: [{ id: "f", name: "<receipt>.pdf", bytes: 1 }],
  },
  { n: 2, at, type: "ticket", ...ticket },
  { n: 3, at, type: "label", ...ticket },
  { n: 4, at, type: "form", form: { typeName: "Refund <form>" } as FormView },
]
const news = newsMail({
  workspace: "Northwind & Co",
  name: "Zoë <Park>",
  subject: `${odd}\r\nBcc: x`,
  entries,
  url,
})

test("C5: a mail tells each thing that is new, that it can't be answered, and where to go", () => {
  for (const part of [
    "Maya <Chen> wrote:",
    "one\ntwo",
    "Attached: <receipt>.pdf",
    "#12",
    "Refund <form>",
    url,
  ])
    expect(news.text).toContain(part)
  expect(news.text).toContain("Replies to this mail don't reach us yet.")
  expect(news.html).toContain("<ul><li>one</li><li><strong>two</strong></li></ul>")
  expect(news.html).toContain('href="https://inbox.example.com/portal/conversations/1?workspace=a&amp;b=c"')
})

test("nothing that anyone wrote becomes a mark, a header or a picture", () => {
  expect(news.html).not.toMatch(/<script|<b>|<code>|<Chen>|<Park>|<progress>|<receipt>|<form>|<img|src=/)
  expect(news.html).not.toMatch(/href="[^"]*"[^ >]/)
  expect(news.subject).not.toMatch(/[\r\n]/)
})

test("a message that no person wrote comes from the workspace, and a conversation without a subject has a title", () => {
  const [first] = entries
  const mail = newsMail({
    workspace: "Northwind",
    name: "Zoë",
    subject: "",
    entries: [{ ...first, author: null } as CustomerEntry],
    url,
  })
  expect(mail.text).toContain("Northwind wrote:")
  expect(mail.subject).toBe("Your conversation with Northwind – Northwind")
})

test("C2: a link's mail holds the link and says what to do if it was not asked for", () => {
  const mail = linkMail({ workspace: "<Northwind>", url })
  expect(mail.text).toContain(url)
  expect(mail.html).not.toContain("<Northwind>")
  expect(mail.text).toContain("If you did not ask for it, you need not do anything.")
})
