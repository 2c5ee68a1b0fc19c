import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { defineCommand } from "@/lib/events/command"
import { notThere, refuse } from "@/lib/shared/refusals"
import {
  ArchiveWorkflow,
  CreateWorkflow,
  OrderWorkflows,
  RenameWorkflow,
  SaveWorkflow,
  SwitchWorkflow,
} from "../inputs"
import { listNames } from "../queries"
import { whyNotDefinition } from "../rules/saving"
import type { DefinitionView } from "../views"

type Locked = { name: string; enabled: boolean; version: number; archived: boolean }

async function lockWorkflow(tx: Tx, workspaceId: string, id: string): Promise<Locked | null> {
  const rows = await tx.execute<Locked>(sql`
    select name, enabled, version, archived_at is not null as archived from workflows
    where workspace_id = ${workspaceId} and id = ${id} for no key update`)
  return rows[0] ?? null
}

async function insertVersion(
  tx: Tx,
  to: { workspaceId: string; id: string; version: number },
  definition: DefinitionView,
): Promise<void> {
  await tx.execute(sql`
    insert into workflow_versions (workspace_id, workflow_id, version, definition)
    values (${to.workspaceId}, ${to.id}, ${to.version}, ${JSON.stringify(definition)}::text::jsonb)`)
}

const archivedAlready = refuse("unchanged", "This workflow is archived.")

/** Adds a workflow after all others, switched off; the command's id is the workflow's (SPEC F4, A1). */
export const createWorkflow = defineCommand({
  name: "createWorkflow",
  right: "admin",
  input: CreateWorkflow,
  run: async ({ tx, workspaceId, at }, { commandId: id, name, definition }) => {
    const refusal = whyNotDefinition(definition, await listNames(tx, workspaceId))
    if (refusal) return refusal
    await tx.execute(sql`
      insert into workflows (workspace_id, id, name, position, trigger_type, version, changed_at)
      select ${workspaceId}, ${id}, ${name}, coalesce(max(position), 0) + 1, ${definition.trigger.on}, 1,
        ${at.toISOString()}::timestamptz
      from workflows where workspace_id = ${workspaceId}`)
    await insertVersion(tx, { workspaceId, id, version: 1 }, definition)
    return [{ type: "workflow.created", data: { workflowId: id, name }, places: [] }]
  },
})

/** Saves what a workflow does as its next version; runs under way keep theirs. Refuses what was made of an older one. */
export const saveWorkflow = defineCommand({
  name: "saveWorkflow",
  right: "admin",
  input: SaveWorkflow,
  run: async ({ tx, workspaceId, at }, { workflowId: id, version, definition }) => {
    const workflow = await lockWorkflow(tx, workspaceId, id)
    if (!workflow) return notThere
    if (workflow.archived) return archivedAlready
    if (workflow.version !== version)
      return refuse(
        "changed_meanwhile",
        "This workflow was changed meanwhile. What you made is kept here; please look again.",
      )
    const refusal = whyNotDefinition(definition, await listNames(tx, workspaceId))
    if (refusal) return refusal
    const next = version + 1
    await insertVersion(tx, { workspaceId, id, version: next }, definition)
    await tx.execute(sql`
      update workflows set version = ${next}, trigger_type = ${definition.trigger.on},
        changed_at = ${at.toISOString()}::timestamptz
      where workspace_id = ${workspaceId} and id = ${id}`)
    const data = { workflowId: id, from: version, to: next }
    return [{ type: "workflow.changed", data, places: [] }]
  },
})

/** Gives a workflow another name. */
export const renameWorkflow = defineCommand({
  name: "renameWorkflow",
  right: "admin",
  input: RenameWorkflow,
  run: async ({ tx, workspaceId }, { workflowId: id, name }) => {
    const workflow = await lockWorkflow(tx, workspaceId, id)
    if (!workflow) return notThere
    if (workflow.name === name) return refuse("unchanged", "The name is the same.")
    await tx.execute(
      sql`update workflows set name = ${name} where workspace_id = ${workspaceId} and id = ${id}`,
    )
    const data = { workflowId: id, from: workflow.name, to: name }
    return [{ type: "workflow.renamed", data, places: [] }]
  },
})

/** Switches a workflow on or off. Switched off it starts nothing, and runs under way go no further. */
export const switchWorkflow = defineCommand({
  name: "switchWorkflow",
  right: "admin",
  input: SwitchWorkflow,
  run: async ({ tx, workspaceId }, { workflowId: id, enabled }) => {
    const workflow = await lockWorkflow(tx, workspaceId, id)
    if (!workflow) return notThere
    if (workflow.archived) return archivedAlready
    if (workflow.enabled === enabled)
      return refuse("unchanged", `This workflow is switched ${enabled ? "on" : "off"} already.`)
    await tx.execute(
      sql`update workflows set enabled = ${enabled} where workspace_id = ${workspaceId} and id = ${id}`,
    )
    return [{ type: "workflow.switched", data: { workflowId: id, enabled }, places: [] }]
  },
})

/** Switches a workflow off for good; its runs can be looked at still. */
export const archiveWorkflow = defineCommand({
  name: "archiveWorkflow",
  right: "admin",
  input: ArchiveWorkflow,
  run: async ({ tx, workspaceId, at }, { workflowId: id }) => {
    const workflow = await lockWorkflow(tx, workspaceId, id)
    if (!workflow) return notThere
    if (workflow.archived) return archivedAlready
    await tx.execute(sql`
      update workflows set enabled = false, archived_at = ${at.toISOString()}::timestamptz
      where workspace_id = ${workspaceId} and id = ${id}`)
    const data = { workflowId: id, wasEnabled: workflow.enabled }
    return [{ type: "workflow.archived", data, places: [] }]
  },
})

/** Puts all workflows in another order, in which they run beside each other. Refuses where one was added meanwhile. */
export const orderWorkflows = defineCommand({
  name: "orderWorkflows",
  right: "admin",
  input: OrderWorkflows,
  run: async ({ tx, workspaceId }, { workflowIds: to }) => {
    const rows = await tx.execute<{ id: string }>(sql`
      select id from workflows where workspace_id = ${workspaceId} and archived_at is null
      order by position, id for no key update`)
    const from = rows.map((row) => row.id)
    if ([...from].sort().join() !== [...to].sort().join())
      return refuse("changed_meanwhile", "There are other workflows now. Please look again.")
    if (from.join() === to.join()) return refuse("unchanged", "The order is the same.")
    await tx.execute(sql`
      update workflows f set position = o.position
      from jsonb_array_elements_text(${JSON.stringify(to)}::text::jsonb) with ordinality as o (id, position)
      where f.workspace_id = ${workspaceId} and f.id = o.id::uuid`)
    return [{ type: "workflow.ordered", data: { from, to }, places: [] }]
  },
})
