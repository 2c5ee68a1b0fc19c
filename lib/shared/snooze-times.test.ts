import { describe, expect, test } from "vitest"
import { type SnoozeChoice, snoozeChoices, snoozeUntil } from "./snooze-times"

describe("Z1: when a snooze ends, in the person's zone", () => {
  test.each<[SnoozeChoice, string, string, string]>([
    // choice, zone, now, ends
    ["later_today", "Europe/Berlin", "2027-01-15T10:20:30Z", "2027-01-15T13:20:30.000Z"],
    ["later_today", "Europe/Berlin", "2027-01-15T23:30:00Z", "2027-01-16T02:30:00.000Z"],
    ["tomorrow", "Europe/Berlin", "2027-01-15T10:00:00Z", "2027-01-16T08:00:00.000Z"],
    ["tomorrow", "Europe/Berlin", "2027-01-15T23:30:00Z", "2027-01-17T08:00:00.000Z"],
    ["tomorrow", "America/New_York", "2027-01-15T02:00:00Z", "2027-01-15T14:00:00.000Z"],
    ["tomorrow", "Asia/Kolkata", "2027-01-15T10:00:00Z", "2027-01-16T03:30:00.000Z"],
    ["tomorrow", "Asia/Kolkata", "2027-01-15T18:30:00Z", "2027-01-17T03:30:00.000Z"],
    ["tomorrow", "Pacific/Apia", "2027-01-15T10:00:00Z", "2027-01-15T20:00:00.000Z"],
    ["tomorrow", "UTC", "2027-12-31T12:00:00Z", "2028-01-01T09:00:00.000Z"],
    // over the night in which the clocks change: still 9:00 on the wall
    ["tomorrow", "Europe/Berlin", "2027-03-27T20:00:00Z", "2027-03-28T07:00:00.000Z"],
    ["tomorrow", "Europe/Berlin", "2027-10-30T20:00:00Z", "2027-10-31T08:00:00.000Z"],
    ["tomorrow", "America/New_York", "2027-03-13T20:00:00Z", "2027-03-14T13:00:00.000Z"],
    ["tomorrow", "America/New_York", "2027-11-06T20:00:00Z", "2027-11-07T14:00:00.000Z"],
    // three hours are three hours, whatever the clock says
    ["later_today", "Europe/Berlin", "2027-03-28T00:30:00Z", "2027-03-28T03:30:00.000Z"],
    // Monday, also when it is Monday, and Sunday evening in Berlin is Monday in Apia
    ["next_week", "Europe/Berlin", "2027-01-13T10:00:00Z", "2027-01-18T08:00:00.000Z"],
    ["next_week", "Europe/Berlin", "2027-01-18T06:00:00Z", "2027-01-25T08:00:00.000Z"],
    ["next_week", "Europe/Berlin", "2027-01-17T22:30:00Z", "2027-01-18T08:00:00.000Z"],
    ["next_week", "Pacific/Apia", "2027-01-17T22:30:00Z", "2027-01-24T20:00:00.000Z"],
    ["next_week", "America/New_York", "2027-01-18T03:00:00Z", "2027-01-18T14:00:00.000Z"],
    ["next_week", "Europe/Berlin", "2027-03-25T10:00:00Z", "2027-03-29T07:00:00.000Z"],
    ["next_month", "Europe/Berlin", "2027-01-31T10:00:00Z", "2027-02-01T08:00:00.000Z"],
    ["next_month", "Europe/Berlin", "2027-12-15T10:00:00Z", "2028-01-01T08:00:00.000Z"],
    ["next_month", "Europe/Berlin", "2027-01-31T23:30:00Z", "2027-03-01T08:00:00.000Z"],
    ["next_month", "America/New_York", "2027-02-01T03:00:00Z", "2027-02-01T14:00:00.000Z"],
    ["next_month", "Asia/Kolkata", "2028-02-15T10:00:00Z", "2028-03-01T03:30:00.000Z"],
    ["next_month", "Pacific/Apia", "2027-01-31T10:30:00Z", "2027-01-31T20:00:00.000Z"],
    ["next_month", "Pacific/Apia", "2027-01-31T11:30:00Z", "2027-02-28T20:00:00.000Z"],
    ["next_month", "Europe/Berlin", "2027-03-15T10:00:00Z", "2027-04-01T07:00:00.000Z"],
  ])("Z1: %s in %s, at %s: %s", (choice, zone, now, ends) => {
    expect(snoozeUntil(choice, new Date(now), zone).toISOString()).toBe(ends)
  })

  test.each(["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC"])(
    "Z1: in %s every choice, all through a year, ends later, and at 9:00 or 3 hours on",
    (timeZone) => {
      const clock = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" })
      const hours = Array.from({ length: 8760 / 13 }, (_, i) => new Date(Date.UTC(2027, 0, 1, i * 13)))
      const wrong = hours.flatMap((now) =>
        snoozeChoices.filter(({ choice }) => {
          const end = snoozeUntil(choice, now, timeZone)
          const right = choice === "later_today" ? +end - +now === 10_800_000 : clock.format(end) === "09:00"
          return !right || +end <= +now
        }),
      )
      expect(wrong).toEqual([])
    },
  )
})

test("Z1: the menu's choices are named in the order of the menu", () => {
  expect(snoozeChoices.map((one) => one.name)).toEqual(["Later today", "Tomorrow", "Next week", "Next month"])
})
