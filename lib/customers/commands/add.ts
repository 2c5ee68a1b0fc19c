import { customers } from "@/db/schema/customers"
import { defineCommand } from "@/lib/events/command"
import { AddCustomer } from "../inputs"

/** Adds a customer; the command's id is the customer's. */
export const addCustomer = defineCommand({
  name: "addCustomer",
  right: "teammate",
  input: AddCustomer,
  run: async ({ tx, workspaceId }, { commandId: id, ...customer }) => {
    await tx.insert(customers).values({ workspaceId, id, ...customer })
    return [{ type: "customer.added", data: { customerId: id }, places: [] }]
  },
})
