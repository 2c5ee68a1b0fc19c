import { describe, expect, test } from "vitest"
import { clockTime, dayHeading, exactTime, relativeTime, returnTime } from "./times"

const clock = { now: new Date("2024-05-15T12:00:00Z"), timeZone: "Europe/Berlin" }

describe("relative time", () => {
  test.each([
    ["2024-05-15T11:59:30Z", "now"],
    ["2024-05-15T12:00:20Z", "now"],
    ["2024-05-15T11:56:00Z", "4m"],
    ["2024-05-15T11:00:01Z", "59m"],
    ["2024-05-15T09:00:00Z", "3h"],
    ["2024-05-14T12:00:01Z", "23h"],
    ["2024-05-14T11:00:00Z", "Tue"],
    ["2024-05-09T08:00:00Z", "Thu"],
    ["2024-05-08T08:00:00Z", "8 May"],
    ["2024-01-02T08:00:00Z", "2 Jan"],
    ["2023-12-31T08:00:00Z", "31 Dec 2023"],
    ["2024-05-15T12:04:00Z", "in 4m"],
    ["2024-05-15T15:00:00Z", "in 3h"],
    ["2024-05-17T15:00:00Z", "Fri"],
  ])("%s is %s", (at, said) => {
    expect(relativeTime(new Date(at), clock)).toBe(said)
  })

  test("counts days by the person's midnights, not by 24 hours", () => {
    const late = { now: new Date("2024-05-15T22:30:00Z"), timeZone: "Europe/Berlin" }
    expect(dayHeading(new Date("2024-05-15T21:30:00Z"), late)).toBe("Yesterday")
    expect(dayHeading(new Date("2024-05-15T21:30:00Z"), { ...late, timeZone: "America/New_York" })).toBe(
      "Today",
    )
  })

  test("the year is the person's, too", () => {
    const newYear = { now: new Date("2024-12-31T23:30:00Z"), timeZone: "Asia/Tokyo" }
    expect(relativeTime(new Date("2024-06-01T00:00:00Z"), newYear)).toBe("1 Jun 2024")
  })
})

test("times on the clock follow the zone through summer time", () => {
  expect(clockTime(new Date("2024-01-15T12:05:00Z"), { timeZone: "Europe/Berlin" })).toBe("13:05")
  expect(clockTime(new Date("2024-05-15T22:05:00Z"), { timeZone: "Europe/Berlin" })).toBe("00:05")
})

test("the exact time says all of it", () => {
  expect(exactTime(new Date("2024-05-12T12:05:00Z"), { timeZone: "Europe/Berlin" })).toBe(
    "Sunday 12 May 2024, 14:05",
  )
})

test.each([
  ["2024-05-15T15:00:00Z", "today 17:00"],
  ["2024-05-16T07:00:00Z", "tomorrow 09:00"],
  ["2024-05-20T07:00:00Z", "Mon 09:00"],
  ["2024-06-15T07:00:00Z", "15 Jun 09:00"],
])("comes back %s: %s", (at, said) => {
  expect(returnTime(new Date(at), clock)).toBe(said)
})

test.each([
  ["en-US", "Sunday, May 12, 2024, 2:05 PM"],
  ["en-GB", "Sunday 12 May 2024, 14:05"],
  ["de", "Sonntag, 12. Mai 2024, 14:05"],
  ["fr", "dimanche 12 mai 2024, 14:05"],
  ["ja", "2024年5月12日日曜日, 14:05"],
  [null, "Sunday 12 May 2024, 14:05"],
])("dates are written in the person's language: %s", (locale, words) => {
  const where = { timeZone: "Europe/Berlin", locale }
  expect(exactTime(new Date("2024-05-12T12:05:00Z"), where)).toBe(words)
})
