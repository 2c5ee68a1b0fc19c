import type { Office, Role } from "./rules"
import type { Week } from "./rules/hours"

export type TeammateView = {
  id: string
  name: string
  email: string | null
  role: Role
  office: Office
  away: boolean
  removed: boolean
}
export type TeamView = { id: string; name: string; office: Office; archived: boolean; memberIds: string[] }

export type WorkspaceView = {
  id: string
  name: string
  slug: string
  timeZone: string
  demo: boolean
  wakesOnStateChange: "never" | "resolved" | "always"
}

/** What a workspace is set to, as its admins see it. */
export type WorkspaceSettings = Pick<WorkspaceView, "name" | "timeZone" | "demo" | "wakesOnStateChange"> & {
  businessHours: Week
}

/** A person as admins see them. `lastSeen` is to the day, since sessions are renewed once a day. */
export type PersonView = TeammateView & {
  teams: string[]
  /** Whether they have a password; people who came by an import have none. */
  signsIn: boolean
  twoFactor: boolean
  lastSeen: string | null
}

/** An invitation that waits. `link` is there where no mail leaves, for those who may hand it over. */
export type InvitationView = {
  id: string
  email: string
  role: Role
  office: Office
  by: string | null
  teams: string[]
  expiresAt: string
  expired: boolean
  link: string | null
}

/** What somebody sees of themselves; a null time zone is the workspace's. */
export type ProfileView = {
  id: string
  name: string
  email: string | null
  away: boolean
  timeZone: string | null
  workspaceTimeZone: string
  dateLocale: string | null
  twoFactor: boolean
  newAddress: { email: string; oldPressed: boolean; newPressed: boolean } | null
}

export type SessionView = { id: string; agent: string; lastSeen: string; begun: string; current: boolean }
