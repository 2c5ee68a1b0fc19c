import { randomUUID } from "node:crypto"
import { newId } from "@/lib/shared/ids"
import { dropAddressChange } from "@/lib/team/commands/address"
import { inviteTeammate, renewInvitation, revokeInvitation } from "@/lib/team/commands/invitations"
import { addTeam } from "@/lib/team/commands/people"
import { changeProfile, endOwnSessions } from "@/lib/team/commands/profile"
import { setAway, setOffice, setRole } from "@/lib/team/commands/roles"
import { resetTwoFactor } from "@/lib/team/commands/two-factor"
import { removeTeammate } from "@/lib/threads/commands/remove-teammate"
import { archiveTeam, changeTeam, restoreTeam } from "@/lib/threads/commands/teams"
import { account } from "../accounts"
import { does } from "../commands"
import { owner } from "../database"
import type { World } from "../world"
import { byAdmin, byTeammate, type Row } from "./case"

const onTeam = { ...byAdmin, reaches: true }
const own = { ...byTeammate, reaches: false }
const finance = (w: World) => ({ name: "Finance", office: "back", memberIds: [w.ben.id] })

/** An invitation that waits; gives its id. */
async function invitation(w: World): Promise<string> {
  const id = newId()
  await does(inviteTeammate, w.ada, { commandId: id, email: `${randomUUID()}@example.com` })
  return id
}

export const onPeople: Row[] = [
  [
    changeTeam,
    "changeTeam",
    onTeam,
    async (w) => ({
      teamId: w.teams.finance,
      before: finance(w),
      ...finance(w),
      name: "Money",
      memberIds: [w.maya.id],
    }),
  ],
  [archiveTeam, "archiveTeam", onTeam, async (w) => ({ teamId: w.teams.front })],
  [
    restoreTeam,
    "restoreTeam",
    onTeam,
    async (w) => {
      const teamId = newId()
      await does(addTeam, w.ada, { commandId: teamId, name: "Night shift" })
      await does(archiveTeam, w.ada, { teamId })
      return { teamId }
    },
  ],
  [inviteTeammate, "inviteTeammate", byAdmin, async () => ({ email: `${randomUUID()}@example.com` })],
  [renewInvitation, "renewInvitation", onTeam, async (w) => ({ invitationId: await invitation(w) })],
  [revokeInvitation, "revokeInvitation", onTeam, async (w) => ({ invitationId: await invitation(w) })],
  [setRole, "setRole", onTeam, async (w) => ({ teammateId: w.maya.id, from: "teammate", to: "admin" })],
  [setOffice, "setOffice", onTeam, async (w) => ({ teammateId: w.maya.id, to: "back" })],
  [setAway, "setAway", byTeammate, async (w) => ({ teammateId: w.maya.id, to: true })],
  [
    changeProfile,
    "changeProfile",
    own,
    async () => {
      const before = { name: "Maya Chen", timeZone: null, dateLocale: null }
      return { before, ...before, dateLocale: "de" }
    },
  ],
  [endOwnSessions, "endOwnSessions", own, async (w) => ({ sessionIds: [(await account(w.maya)).sessionId] })],
  [
    dropAddressChange,
    "dropAddressChange",
    own,
    async (w) => {
      const { userId } = await account(w.maya)
      await owner()`
        insert into auth.address_changes (user_id, email, old_hash, new_hash, expires_at)
        values (${userId}, 'maya@new.example', decode(md5(${newId()}), 'hex'), decode(md5(${newId()}), 'hex'),
                now() + interval '1 day')`
      return {}
    },
  ],
  [
    resetTwoFactor,
    "resetTwoFactor",
    onTeam,
    async (w) => {
      const { userId } = await account(w.maya)
      await owner()`
        insert into auth.two_factors (id, user_id, secret, backup_codes)
        values (${newId()}, ${userId}, 'secret', 'codes')`
      return { teammateId: w.maya.id }
    },
  ],
  [removeTeammate, "removeTeammate", onTeam, async (w) => ({ teammateId: w.ben.id, to: null })],
]
