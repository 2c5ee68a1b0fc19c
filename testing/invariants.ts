import { expect } from "vitest"
import type { Invariant } from "@/db/invariant"
import { invariants } from "@/db/invariants"
import { owner } from "./database"

type Runner = Pick<ReturnType<typeof owner>, "unsafe">

/** What of one workspace breaks an invariant. */
export async function broken(runner: Runner, { query }: Invariant, workspaceId: string): Promise<unknown[]> {
  return runner.unsafe(`select * from (${query}) x where workspace_id = $1`, [workspaceId])
}

/** Expects every invariant to hold for a workspace. */
export async function expectNothingBroken(workspaceId: string): Promise<void> {
  for (const one of invariants) expect(await broken(owner(), one, workspaceId), one.sentence).toEqual([])
}
