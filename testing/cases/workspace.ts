import { exportAuditLog } from "@/lib/audit/commands"
import { addCustomer } from "@/lib/customers/commands/add"
import { newId } from "@/lib/shared/ids"
import { addTag, archiveTag, mergeTag, renameTag, restoreTag } from "@/lib/tags/commands"
import { rotateMessengerKey, setMessengerSites } from "@/lib/team/commands/messenger"
import { addTeam, addTeammate } from "@/lib/team/commands/people"
import { changeWorkspace, setBusinessHours, setWakes } from "@/lib/team/commands/workspace"
import { does } from "../commands"
import type { World } from "../world"
import { byAdmin, byTeammate, type Row } from "./case"

const onTag = { ...byAdmin, reaches: true }

async function newTag(world: World, name: string): Promise<string> {
  const id = newId()
  await does(addTag, world.system, { commandId: id, name })
  return id
}

async function archived(world: World): Promise<string> {
  const tagId = await newTag(world, "Older")
  await does(archiveTag, world.system, { tagId })
  return tagId
}

const closed = Array.from({ length: 7 }, () => [])
const officeHours = closed.map((none, day) => (day < 5 ? [{ from: "09:00", to: "17:00" }] : none))

export const onWorkspace: Row[] = [
  [addTeammate, "addTeammate", byAdmin, async () => ({ name: "Leo Brandt", email: "leo@example.com" })],
  [addTeam, "addTeam", byAdmin, async (w) => ({ name: "Fraud", memberIds: [w.ben.id] })],
  [addTag, "addTag", { ...byTeammate, reaches: false }, async () => ({ name: "Late" })],
  [
    renameTag,
    "renameTag",
    onTag,
    async (w) => ({ tagId: await newTag(w, "Soon"), before: "Soon", name: "Very soon" }),
  ],
  [archiveTag, "archiveTag", onTag, async (w) => ({ tagId: await newTag(w, "Old") })],
  [restoreTag, "restoreTag", onTag, async (w) => ({ tagId: await archived(w) })],
  [
    mergeTag,
    "mergeTag",
    onTag,
    async (w) => ({
      tagId: await newTag(w, "Two"),
      into: w.tags.urgent,
      known: { conversations: 0, tickets: 0 },
    }),
  ],
  [addCustomer, "addCustomer", { ...byTeammate, reaches: false }, async () => ({ name: "Noor" })],
  [
    changeWorkspace,
    "changeWorkspace",
    byAdmin,
    async () => ({
      before: { name: "Northwind Outdoor", timeZone: "Europe/Berlin" },
      name: "Northwind Indoor",
      timeZone: "Asia/Tokyo",
    }),
  ],
  [setWakes, "setWakes", byAdmin, async () => ({ before: "resolved", to: "always" })],
  [setBusinessHours, "setBusinessHours", byAdmin, async () => ({ before: officeHours, to: closed })],
  [exportAuditLog, "exportAuditLog", byAdmin, async () => ({ format: "csv", filter: { kind: "settings" } })],
  [rotateMessengerKey, "rotateMessengerKey", byAdmin, async () => ({})],
  [
    setMessengerSites,
    "setMessengerSites",
    byAdmin,
    async () => ({ before: [], sites: ["https://shop.example"] }),
  ],
]
