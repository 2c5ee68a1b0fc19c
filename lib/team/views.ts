import type { Office, Role } from "./rules"

export type TeammateView = {
  id: string
  name: string
  email: string | null
  role: Role
  office: Office
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
