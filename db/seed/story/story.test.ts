import { describe, expect, test } from "vitest"
import { minutesAgo } from "./ago"
import { stories } from "./all"
import type { Story, Who } from "./format"
import { cues, play } from "./play"
import type { PlayedConversation } from "./play-rules"
import { workspace } from "./workspace"

const end = play(cues(stories, "in time order"))
const tickets = [...end.tickets.values()]
const backOffice = tickets.filter((t) => t.category === "back_office")
const textsOf = (story: Story) =>
  story.steps.flatMap((s) => ("write" in s ? [s.write] : "note" in s ? [s.note] : []))
const lastActivity = (story: Story) => minutesAgo(story.steps.at(-1)?.ago ?? "")

function conversations(where: Partial<Pick<PlayedConversation, "status" | "assignee">>) {
  return end.conversations.filter((c) => Object.entries(where).every(([k, v]) => c[k as "status"] === v))
}

function countBy<T>(items: T[], key: (item: T) => string) {
  const counts: Record<string, number> = {}
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1
  return counts
}

describe("the story keeps the product's rules", () => {
  test.each(["story by story", "in time order"] as const)("played %s, nothing is refused", (order) => {
    expect(() => play(cues(stories, order))).not.toThrow()
  })

  test("both orders end in the same place", () => {
    const ending = (order: Parameters<typeof cues>[1]) => {
      const { conversations, tickets } = play(cues(stories, order))
      const rows = conversations.map((c) => `${c.story.subject}: ${c.status} ${c.assignee} ${[...c.tags]}`)
      const numbers = [...tickets.values()].map((t) => `${t.ref}: ${t.state} ${t.assignee} ${t.shared}`)
      return [rows.sort(), numbers.sort()]
    }
    expect(ending("story by story")).toEqual(ending("in time order"))
  })

  test.each(stories)("in time order: $subject", ({ steps }) => {
    const minutes = steps.map((s) => minutesAgo(s.ago))
    expect(minutes.every((m, i) => i === 0 || m < (minutes[i - 1] ?? 0))).toBe(true)
  })

  test("stories are in the order in which they were started", () => {
    const starts = stories.map((s) => minutesAgo(s.steps[0]?.ago ?? ""))
    expect(starts).toEqual([...starts].sort((a, b) => b - a))
    expect(starts[0]).toBeLessThanOrEqual(22 * 24 * 60)
  })

  test("nothing stands after a cross-post to several conversations", () => {
    const [incident] = tickets.filter((t) => t.category === "tracker")
    const shares = [...(incident?.links ?? [])].map((c) => c.story)
    const update = shares
      .flatMap((s) => s.steps)
      .find((s) => "note" in s && s.crossPost && s.on === incident?.ref)
    const at = minutesAgo(update?.ago ?? "")
    for (const step of shares.flatMap((s) => s.steps))
      expect(step === update || minutesAgo(step.ago) > at).toBe(true)
  })
})

describe("the story shows what the product is for", () => {
  test("every inbox status", () => {
    expect(conversations({ status: "open", assignee: "maya" }).length).toBeGreaterThanOrEqual(14)
    expect(conversations({ status: "open", assignee: "leo" }).length).toBeGreaterThanOrEqual(5)
    expect(conversations({ status: "open", assignee: null }).length).toBeGreaterThanOrEqual(6)
    expect(conversations({ status: "snoozed" }).length).toBeGreaterThanOrEqual(6)
    expect(conversations({ status: "closed" }).length).toBeGreaterThanOrEqual(12)
    expect(end.conversations.length).toBeGreaterThanOrEqual(44)
  })

  test("back-office tickets of every type and state", () => {
    expect(backOffice.length).toBeGreaterThanOrEqual(14)
    expect(Object.keys(countBy(backOffice, (t) => t.type)).sort()).toEqual([
      "Bug report",
      "Fraud investigation",
      "Refund",
    ])
    const states = countBy(backOffice, (t) => t.state)
    for (const { label } of workspace.states) expect(states[label], label).toBeGreaterThanOrEqual(3)
  })

  test("two or three shared, one of them tagged", () => {
    const shared = backOffice.filter((t) => t.shared)
    expect([2, 3]).toContain(shared.length)
    expect(shared.filter((t) => t.tags.size > 0)).toHaveLength(1)
  })

  test("one incident on four conversations, with an update", () => {
    const trackers = tickets.filter((t) => t.category === "tracker")
    expect(trackers).toHaveLength(1)
    expect(trackers[0]?.links.size).toBe(4)
    expect(trackers[0]?.crossPosted).toBe(true)
  })

  test("two customer tickets, one with an internal ticket linked", () => {
    const converted = end.conversations.filter((c) => c.customerTicket)
    expect(converted).toHaveLength(2)
    expect(converted.filter((c) => c.linked.length > 0)).toHaveLength(1)
  })

  test("one conversation with three back-office tickets", () => {
    expect(end.conversations.filter((c) => c.linked.length === 3)).toHaveLength(1)
  })

  test.each([
    ["ben", "Finance"],
    ["priya", "Fraud"],
  ])("%s has a queue", (who, team) => {
    const waiting = backOffice.filter((t) => t.state !== "Resolved")
    expect(waiting.filter((t) => t.assignee === who).length).toBeGreaterThanOrEqual(3)
    expect(waiting.filter((t) => t.team === team && t.assignee === null).length).toBeGreaterThanOrEqual(2)
  })

  test("Maya sees first that a refund she waits for was sent", () => {
    const [first] = conversations({ status: "open", assignee: "maya" }).sort(
      (a, b) => lastActivity(a.story) - lastActivity(b.story),
    )
    expect(first?.linked.map((t) => [t.type, t.state, t.assignee])).toEqual([["Refund", "Resolved", "ben"]])
    expect(first?.story.unreadFor).toContain("maya")
    expect(first?.story.steps.at(-2)).toMatchObject({ by: "ben", crossPost: true })
  })

  test("enough conversations without a ticket to try things on", () => {
    const fresh = end.conversations.filter(
      (c) => c.status === "open" && !c.linked.length && !c.customerTicket,
    )
    expect(fresh.length).toBeGreaterThanOrEqual(10)
    expect(fresh.filter((c) => c.assignee === "maya").length).toBeGreaterThanOrEqual(4)
  })

  test("most of it is fresh", () => {
    const ages = stories.map(lastActivity)
    expect(ages.filter((m) => m <= 60).length).toBeGreaterThanOrEqual(8)
    expect(ages.filter((m) => m <= 2 * 24 * 60).length).toBeGreaterThan(stories.length / 2)
  })
})

describe("people and texts", () => {
  test("one e-mail address, one customer", () => {
    const byEmail = new Map<string, Story["customer"]>()
    for (const { customer } of stories) {
      expect(customer).toEqual(byEmail.get(customer.email) ?? customer)
      byEmail.set(customer.email, customer)
      expect(customer.email).toMatch(/@([a-z0-9-]+\.)*example\.(com|org)$/)
    }
    expect(byEmail.size).toBeLessThan(stories.length)
  })

  test("links and addresses lead nowhere real", () => {
    for (const text of stories.flatMap(textsOf)) {
      for (const [, host] of text.matchAll(/(?:https?:\/\/|@)([a-z0-9.-]+\.[a-z]+)/gi))
        expect(host).toMatch(/(^|\.)example\.(com|org)$/)
    }
  })

  test("no text is empty or indented by its place in the code", () => {
    for (const text of stories.flatMap(textsOf)) {
      expect(text.trim()).not.toBe("")
      expect(text).not.toMatch(/^ {6}/m)
      expect(text).toBe(text.trim())
    }
  })

  test("only teammates have something unread", () => {
    const teammates: Who[] = workspace.teammates.map((t) => t.who)
    for (const { unreadFor = [] } of stories) for (const who of unreadFor) expect(teammates).toContain(who)
  })
})
