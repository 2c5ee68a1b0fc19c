import type { World } from "../world"

const token = "x".repeat(43)
const password = "a-long-new-password"

/**
 * Actions for people who are not signed in, with an input in their form. What their secrets open and don't has tests of
 * its own: e2e/entry, e2e/people, e2e/profile.
 */
export const entries: Record<string, unknown> = {
  setUp: null,
  lookAtInvitation: token,
  acceptInvitation: { token, email: "leo@example.com", role: "teammate", name: "Leo Brandt", password },
  pressAddressLink: token,
  askForReset: "leo@example.com",
  resetPassword: { token, password },
}

/**
 * Actions that are no commands, with an input in their form: about one's own account, since they carry passwords and codes,
 * and the removal of a demo, since it leaves no event.
 */
export const accounts: Record<string, (world: World) => unknown> = {
  changePassword: () => ({ old: "not mine", password }),
  askForAddress: () => ({ email: "maya@new.example", password: "not mine" }),
  beginTwoFactor: () => "not mine",
  startTwoFactor: () => "123456",
  endTwoFactor: () => ({ password: "not mine", code: "123456" }),
  renewBackupCodes: () => ({ password: "not mine", code: "123456" }),
  makeResetLink: (world) => world.ben.id,
  removeDemo: () => ({ name: "Northwind Outdoor" }),
}

/** Commands that no action gives: the product's own, or a route's. */
export const doorless = new Set(["addTeammate", "addAttribute", "exportAuditLog", "exportCustomer"])
/** Commands whose input is about a Back-office or Tracker ticket; the first test of each checks it. */
export const onTicket = new Set([
  "changeState",
  "changeType",
  "retitleTicket",
  "describeTicket",
  "setAttribute",
  "shareTicket",
  "stopSharing",
  "linkTicket",
  "unlinkTicket",
  "tagTicket",
  "untagTicket",
  "addTicketNote",
  "openAnyway",
  "closeAgain",
])
/** These two are for those outside. */
export const onlyOutside = new Set(["openAnyway", "closeAgain"])
