import { defineCommand } from "@/lib/events/command"
import { notThere } from "@/lib/shared/refusals"
import { ExportCustomer } from "../inputs"
import { exportCounts } from "../queries/export"

/** Records that all that is stored about a customer was taken out, and how much of it this admin could not open. */
export const exportCustomer = defineCommand({
  name: "exportCustomer",
  right: "admin",
  input: ExportCustomer,
  run: async ({ tx, actor, workspaceId }, { customerId }) => {
    const counts = await exportCounts(tx, { ...actor, workspaceId }, customerId)
    if (!counts) return notThere
    return [{ type: "customer.exported", data: { customerId, ...counts }, places: [] }]
  },
})
