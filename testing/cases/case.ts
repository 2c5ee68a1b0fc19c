import type { Command } from "../commands"
import type { World } from "../world"

/** Someone of a world who may give a command, and someone in reach who may not. */
type Who = "ada" | "maya" | "ben" | "zoe"

export type Case = {
  name: string
  command: Command
  by: Who
  /** Another who may give it too: the same id from them is not the same command. */
  alsoBy: Who | "system"
  /** Those of the same workspace who may not. */
  denied: readonly Who[]
  /** Whether the input names things of the workspace, which nobody of another one may reach. */
  reaches: boolean
  input: (world: World) => Promise<object>
}

type Givers = Omit<Case, "command" | "name" | "input">

/** A command, its name, who may give it, and an input that succeeds in a new world. */
export type Row = [Command, string, Givers, (world: World) => Promise<object>]

export const byTeammate: Givers = { by: "maya", alsoBy: "ben", denied: ["zoe"], reaches: true }
export const byAdmin: Givers = { by: "ada", alsoBy: "system", denied: ["maya", "zoe"], reaches: false }
export const byCustomer: Givers = { by: "zoe", alsoBy: "system", denied: ["ada", "maya"], reaches: true }
