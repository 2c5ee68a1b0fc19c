import { db } from "@/db/client"
import {
  archiveWorkflow,
  createWorkflow,
  orderWorkflows,
  renameWorkflow,
  saveWorkflow,
  switchWorkflow,
} from "@/lib/workflows/commands/settings"
import { listWorkflows } from "@/lib/workflows/queries"
import { definition, workflow } from "../workflows"
import { byAdmin, type Row } from "./case"

const closing = () => definition({ do: [{ do: "close" }] })
const there = { ...byAdmin, reaches: true }

export const onWorkflows: Row[] = [
  [createWorkflow, "createWorkflow", byAdmin, async () => ({ name: "Close at once", definition: closing() })],
  [
    saveWorkflow,
    "saveWorkflow",
    there,
    async (w) => ({
      workflowId: await workflow(w, { do: [{ do: "close" }] }),
      version: 1,
      definition: closing(),
    }),
  ],
  [
    renameWorkflow,
    "renameWorkflow",
    there,
    async (w) => ({ workflowId: await workflow(w, { do: [{ do: "close" }] }), name: "Close later" }),
  ],
  [
    switchWorkflow,
    "switchWorkflow",
    there,
    async (w) => ({ workflowId: await workflow(w, { do: [{ do: "close" }] }), enabled: false }),
  ],
  [
    archiveWorkflow,
    "archiveWorkflow",
    there,
    async (w) => ({ workflowId: await workflow(w, { do: [{ do: "close" }] }) }),
  ],
  [
    orderWorkflows,
    "orderWorkflows",
    byAdmin,
    async (w) => {
      await workflow(w, { do: [{ do: "close" }] })
      await workflow(w, { do: [{ do: "close" }] })
      const there = (await listWorkflows(db(), w.ada)).filter((one) => !one.archived)
      return { workflowIds: there.map((one) => one.id).reverse() }
    },
  ],
]
