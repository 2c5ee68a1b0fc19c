import { describe, expect, test } from "vitest"
import {
  isUnread,
  ticketWakes,
  wakesOnCrossPost,
  wakesOnStateChange,
  whyNotEditNote,
  whyNotRemoveNote,
  whyNotSnooze,
} from "./rules"

const [maya, ben] = ["maya", "ben"]

describe("Z3: whether a cross-posted note wakes a snoozed conversation", () => {
  test.each([
    [maya, maya, false],
    [maya, ben, true],
    [ben, maya, true],
    [null, maya, true],
    [maya, null, true],
    [null, null, true],
  ])("Z3: ticket %s's, conversation %s's: %s", (ticketAssigneeId, conversationAssigneeId, wakes) => {
    expect(wakesOnCrossPost({ ticketAssigneeId, conversationAssigneeId })).toBe(wakes)
  })
})

describe("Z5: whether a state change wakes a snoozed conversation", () => {
  const pairs = [
    [maya, maya],
    [maya, ben],
    [null, maya],
    [maya, null],
    [null, null],
  ] as const
  const settings = ["never", "resolved", "always"] as const
  const rows = settings.flatMap((setting) =>
    [false, true].flatMap((resolved) => pairs.map(([ticket, own]) => ({ setting, resolved, ticket, own }))),
  )
  const waking = [
    "resolved true maya ben",
    "resolved true null maya",
    "resolved true maya null",
    "resolved true null null",
    "always false maya ben",
    "always false null maya",
    "always false maya null",
    "always false null null",
    "always true maya ben",
    "always true null maya",
    "always true maya null",
    "always true null null",
  ]

  test("Z5: of all thirty rows exactly these wake it", () => {
    const found = rows.filter(({ setting, resolved, ticket, own }) =>
      wakesOnStateChange({ setting, resolved, ticketAssigneeId: ticket, conversationAssigneeId: own }),
    )
    expect(rows).toHaveLength(30)
    expect(found.map((r) => `${r.setting} ${r.resolved} ${r.ticket} ${r.own}`)).toEqual(waking)
  })
})

test.each([
  [maya, maya, false],
  [maya, ben, true],
  [maya, null, true],
  [null, maya, true],
  [null, null, true],
])("Z2: a snoozed ticket of %s, moved by %s, wakes: %s", (assigneeId, actorId, wakes) => {
  expect(ticketWakes({ assigneeId, actorId })).toBe(wakes)
})

describe("Z1: why not snooze", () => {
  const now = new Date("2027-01-15T10:00:00Z")
  const later = new Date("2027-01-15T10:00:01Z")
  test.each([
    ["conversation", "open", later, null],
    ["conversation", "snoozed", later, null],
    ["conversation", "closed", later, null],
    ["customer", "closed", later, null],
    ["back_office", "open", later, null],
    ["back_office", "closed", later, "A resolved ticket can't be snoozed."],
    ["tracker", "closed", later, "A resolved ticket can't be snoozed."],
    ["conversation", "open", now, "Please choose a time that is still to come."],
    ["back_office", "snoozed", new Date("2026-01-01"), "Please choose a time that is still to come."],
  ] as const)("Z1: a %s that is %s until %o: %s", (category, status, until, sentence) => {
    expect(whyNotSnooze({ category, status }, until, now)?.sentence ?? null).toBe(sentence)
  })
})

describe("N5: unread", () => {
  test.each([
    // newest, by, newest by another, read, unread
    [null, null, null, null, false],
    [5, ben, null, null, true],
    [5, ben, null, 4, true],
    [5, ben, null, 5, false],
    [5, ben, null, 9, false],
    [5, maya, null, null, false],
    [5, maya, 3, 2, true],
    [5, maya, 3, 3, false],
    [5, maya, 3, null, true],
    [5, null, 3, 4, true],
  ])(
    "N5: %s by %s, before it %s, read to %s: %s",
    (attentionSeq, attentionBy, attentionOtherSeq, readSeq, is) => {
      expect(isUnread({ attentionSeq, attentionBy, attentionOtherSeq, readSeq, teammateId: "maya" })).toBe(is)
    },
  )
})

describe("N4: who may change a note", () => {
  const note = { authorId: ben as string | null, removedAt: null as string | null }
  const gone = { ...note, removedAt: "2027-01-15T10:00:00Z" }
  const imported = { ...note, authorId: null }
  test.each([
    [note, ben, null],
    [note, maya, "Only the author of a note can edit it."],
    [imported, maya, "Only the author of a note can edit it."],
    [imported, null, "Only the author of a note can edit it."],
    [gone, ben, "This note was removed."],
  ])("N4: editing %o as %s: %s", (which, id, sentence) => {
    expect(whyNotEditNote(which, { id })?.sentence ?? null).toBe(sentence)
  })

  test.each([
    [note, ben, "teammate", null],
    [note, maya, "admin", null],
    [note, maya, "owner", null],
    [note, maya, "teammate", "Only the author of a note or an admin can remove it."],
    [imported, maya, "teammate", "Only the author of a note or an admin can remove it."],
    [imported, maya, "admin", null],
    [gone, maya, "admin", "This note was removed already."],
  ] as const)("N4: removing %o as %s, %s: %s", (which, id, role, sentence) => {
    expect(whyNotRemoveNote(which, { id, role })?.sentence ?? null).toBe(sentence)
  })
})
