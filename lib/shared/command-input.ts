import { z } from "zod"

/** What every command's input has: the caller's id for it, by which it takes effect once. */
export const commandInput = { commandId: z.uuid() }
