import { startForCustomer } from "@/lib/conversations/commands/start-for-customer"
import { blockCustomer, markSpam, unblockCustomer, unmarkSpam } from "@/lib/customers/commands/block"
import { changeCustomer } from "@/lib/customers/commands/change"
import { eraseCustomer } from "@/lib/customers/commands/erase"
import { exportCustomer } from "@/lib/customers/commands/export"
import { mergeCustomers } from "@/lib/customers/commands/merge"
import { newId } from "@/lib/shared/ids"
import { does } from "../commands"
import { makeCustomer, type World } from "../world"
import { byAdmin, byTeammate, type Row } from "./case"

const someone = async (w: World) => ({ customerId: (await makeCustomer(w.system, "Noor Haddad")).id })

export const onCustomers: Row[] = [
  [
    startForCustomer,
    "startForCustomer",
    byTeammate,
    async (w) => ({
      ...(await someone(w)),
      subject: "A call about tents",
      partId: newId(),
      kind: "note",
      text: "Noor called.",
    }),
  ],
  [
    changeCustomer,
    "changeCustomer",
    byTeammate,
    async (w) => ({ ...(await someone(w)), field: "company", before: null, after: "Trailhead" }),
  ],
  [blockCustomer, "blockCustomer", byTeammate, someone],
  [
    unblockCustomer,
    "unblockCustomer",
    byTeammate,
    async (w) => {
      const noor = await someone(w)
      await does(blockCustomer, w.maya, noor)
      return noor
    },
  ],
  [markSpam, "markSpam", byTeammate, someone],
  [
    mergeCustomers,
    "mergeCustomers",
    byTeammate,
    async (w) => ({ ...(await someone(w)), from: (await someone(w)).customerId }),
  ],
  [exportCustomer, "exportCustomer", { ...byAdmin, reaches: true }, someone],
  [
    eraseCustomer,
    "eraseCustomer",
    { ...byAdmin, reaches: true },
    async (w) => ({ ...(await someone(w)), name: "Noor Haddad" }),
  ],
  [
    unmarkSpam,
    "unmarkSpam",
    byTeammate,
    async (w) => {
      const noor = await someone(w)
      await does(markSpam, w.maya, noor)
      return noor
    },
  ],
]
