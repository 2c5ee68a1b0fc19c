import { describe, expect, test } from "vitest"
import {
  type LinkFacts,
  type SharingFacts,
  whyNotConvert,
  whyNotCreate,
  whyNotLink,
  whyNotShare,
  whyNotTag,
  whyNotUnlink,
} from "./rules"

const said = (refusal: { code: string; sentence: string } | null) =>
  refusal ? [refusal.code, refusal.sentence] : null

describe("S2–S5: why not share", () => {
  const fine: SharingFacts = {
    category: "back_office",
    typeName: "Refund",
    typeAllowsSharing: true,
    linkedToCustomerTicket: false,
    linkCount: 1,
    otherShared: null,
  }
  test.each<[Partial<SharingFacts>, string, string]>([
    [
      { category: "tracker" },
      "only_back_office_is_shared",
      "Tracker tickets are never shared with customers.",
    ],
    [{ category: "customer" }, "only_back_office_is_shared", "The customer sees a Customer ticket already."],
    [{ typeAllowsSharing: false }, "sharing_not_allowed", "Refund tickets are never shared with customers."],
    [
      { linkedToCustomerTicket: true },
      "linked_to_customer_ticket",
      "A ticket linked to a Customer ticket can't be shared.",
    ],
    [{ linkCount: 2 }, "linked_to_several", "A ticket linked to several conversations can't be shared."],
    [{ otherShared: 7 }, "already_shared", "Ticket #7 is shared with this customer already."],
  ])("%o: %s", (facts, code, sentence) => {
    expect(said(whyNotShare({ ...fine, ...facts }))).toEqual([code, sentence])
  })

  test("S2: with nothing in the way it can be shared", () => {
    expect(whyNotShare(fine)).toBeNull()
  })

  test("S2–S5: of everything in the way, what can't be changed is said first", () => {
    const all = { typeAllowsSharing: false, linkedToCustomerTicket: true, linkCount: 3, otherShared: 7 }
    const codes = [
      { ...fine, ...all, category: "tracker" as const },
      { ...fine, ...all },
      { ...fine, ...all, typeAllowsSharing: true },
      { ...fine, ...all, typeAllowsSharing: true, linkedToCustomerTicket: false },
      { ...fine, otherShared: 7 },
    ].map((facts) => whyNotShare(facts)?.code)
    expect(codes).toEqual([
      "only_back_office_is_shared",
      "sharing_not_allowed",
      "linked_to_customer_ticket",
      "linked_to_several",
      "already_shared",
    ])
  })
})

describe("O5, S5: why not link", () => {
  const plain = { isCustomerTicket: false, trackerNumber: null }
  const own = { ...plain, isCustomerTicket: true }
  const tracked = { ...plain, trackerNumber: 4 }
  const fine: LinkFacts = {
    category: "back_office",
    number: 3,
    shared: false,
    linkedAlready: false,
    conversation: plain,
  }
  test.each<[Partial<LinkFacts>, string, string]>([
    [
      { category: "customer" },
      "not_linkable",
      "A Customer ticket is a conversation of its own and isn't linked to another.",
    ],
    [{ linkedAlready: true }, "already_linked", "Ticket #3 is linked to this conversation already."],
    [
      { shared: true, conversation: own },
      "linked_to_customer_ticket",
      "A shared ticket can't be linked to a Customer ticket.",
    ],
    [
      { shared: true },
      "linked_to_several",
      "Ticket #3 is shared with its customer, so it can't be linked to a second conversation.",
    ],
    [
      { category: "tracker", conversation: tracked },
      "already_tracked",
      "Tracker ticket #4 is linked to this conversation already.",
    ],
  ])("%o: %s", (facts, code, sentence) => {
    expect(said(whyNotLink({ ...fine, ...facts }))).toEqual([code, sentence])
  })

  test.each<Partial<LinkFacts>>([
    {},
    { conversation: own },
    { category: "tracker" },
    { category: "tracker", conversation: own },
    { conversation: tracked },
  ])("O5: %o can be linked", (facts) => {
    expect(whyNotLink({ ...fine, ...facts })).toBeNull()
  })
})

describe("O4: why not unlink", () => {
  const last = "Ticket #3 belongs to a conversation always, so its last link stays."
  test.each([
    ["back_office", 1, ["last_link", last]],
    ["back_office", 2, null],
    ["tracker", 1, null],
    ["tracker", 5, null],
  ] as const)("O4: a %s ticket with %i links: %o", (category, linkCount, refusal) => {
    expect(said(whyNotUnlink({ category, number: 3, shared: false, linkCount }))).toEqual(refusal)
  })
})

test.each([
  [true, null, ["already_customer_ticket", "This conversation is a Customer ticket already."]],
  [false, 7, ["already_shared", "Ticket #7 is shared with this customer; stop sharing it first."]],
  [false, null, null],
])(
  "O3, S5: converting a Customer ticket (%s) where #%s is shared: %o",
  (isCustomerTicket, sharedNumber, why) => {
    expect(said(whyNotConvert({ isCustomerTicket, sharedNumber }))).toEqual(why)
  },
)

test.each([
  ["back_office", true, null],
  ["back_office", false, "tags_need_sharing"],
  ["tracker", false, "trackers_have_no_tags"],
  ["customer", false, "customer_ticket_has_its_conversations"],
] as const)("S6: tagging a %s ticket, shared: %s: %s", (category, shared, code) => {
  expect(whyNotTag({ category, shared })?.code ?? null).toBe(code)
})

test.each([
  ["back_office", false, null],
  ["tracker", false, null],
  [
    "customer",
    false,
    "“Bug” is for Customer tickets: convert the conversation to a Customer ticket instead.",
  ],
  ["back_office", true, "The ticket type “Bug” is archived."],
] as const)("O4, T1: a ticket of a %s type, archived: %s: %s", (category, archived, sentence) => {
  expect(whyNotCreate({ name: "Bug", category, archived })?.sentence ?? null).toBe(sentence)
})
