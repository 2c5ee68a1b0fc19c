import type { Office, Role } from "@/lib/team/rules"

export const officeWords: Record<Office, string> = { front: "Front office", back: "Back office" }
export const roleWords: Record<Role, string> = { owner: "Owner", admin: "Admin", teammate: "Teammate" }

export const officeOptions = [
  { value: "front", label: officeWords.front, hint: "Talks to customers" },
  { value: "back", label: officeWords.back, hint: "Fixes what customers wrote about" },
] as const

export const roleOptions = [
  { value: "teammate", label: roleWords.teammate, hint: "Reads and answers" },
  { value: "admin", label: roleWords.admin, hint: "Sets all of this up, too" },
  { value: "owner", label: roleWords.owner, hint: "Makes and unmakes owners, too" },
] as const
