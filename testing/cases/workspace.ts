import { addCustomer } from "@/lib/customers/commands"
import { addTag } from "@/lib/tags/commands"
import { rotateMessengerKey, setMessengerSites } from "@/lib/team/commands/messenger"
import { addTeam, addTeammate } from "@/lib/team/commands/people"
import { byAdmin, byTeammate, type Row } from "./case"

export const onWorkspace: Row[] = [
  [addTeammate, "addTeammate", byAdmin, async () => ({ name: "Leo Brandt", email: "leo@example.com" })],
  [addTeam, "addTeam", byAdmin, async (w) => ({ name: "Fraud", memberIds: [w.ben.id] })],
  [addTag, "addTag", { ...byTeammate, reaches: false }, async () => ({ name: "Late" })],
  [addCustomer, "addCustomer", { ...byTeammate, reaches: false }, async () => ({ name: "Noor" })],
  [rotateMessengerKey, "rotateMessengerKey", byAdmin, async () => ({})],
  [
    setMessengerSites,
    "setMessengerSites",
    byAdmin,
    async () => ({ before: [], sites: ["https://shop.example"] }),
  ],
]
