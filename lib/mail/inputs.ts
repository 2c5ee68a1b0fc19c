import { z } from "zod"
import { commandInput } from "@/lib/shared/command-input"

export const SendMailAgain = z.strictObject({ ...commandInput, mailId: z.uuid() })
