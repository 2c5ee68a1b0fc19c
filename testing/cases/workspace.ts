import { addCustomer } from "@/lib/customers/commands"
import { addTag, archiveTag, mergeTag, renameTag, restoreTag } from "@/lib/tags/commands"
import { rotateMessengerKey, setMessengerSites } from "@/lib/team/commands/messenger"
import { addTeam, addTeammate } from "@/lib/team/commands/people"
import { does } from "../commands"
import type { World } from "../world"
import { byAdmin, byTeammate, type Row } from "./case"

const onTag = { ...byAdmin, reaches: true }

async function archived(world: World): Promise<string> {
  await does(archiveTag, world.system, { tagId: world.tags.urgent })
  return world.tags.urgent
}

export const onWorkspace: Row[] = [
  [addTeammate, "addTeammate", byAdmin, async () => ({ name: "Leo Brandt", email: "leo@example.com" })],
  [addTeam, "addTeam", byAdmin, async (w) => ({ name: "Fraud", memberIds: [w.ben.id] })],
  [addTag, "addTag", { ...byTeammate, reaches: false }, async () => ({ name: "Late" })],
  [
    renameTag,
    "renameTag",
    onTag,
    async (w) => ({ tagId: w.tags.vip, before: "VIP", name: "Very important" }),
  ],
  [archiveTag, "archiveTag", onTag, async (w) => ({ tagId: w.tags.vip })],
  [restoreTag, "restoreTag", onTag, async (w) => ({ tagId: await archived(w) })],
  [
    mergeTag,
    "mergeTag",
    onTag,
    async (w) => ({ tagId: w.tags.vip, into: w.tags.urgent, known: { conversations: 0, tickets: 0 } }),
  ],
  [addCustomer, "addCustomer", { ...byTeammate, reaches: false }, async () => ({ name: "Noor" })],
  [rotateMessengerKey, "rotateMessengerKey", byAdmin, async () => ({})],
  [
    setMessengerSites,
    "setMessengerSites",
    byAdmin,
    async () => ({ before: [], sites: ["https://shop.example"] }),
  ],
]
