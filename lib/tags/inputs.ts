import { z } from "zod"
import { commandInput } from "@/lib/shared/command-input"
import { textInput } from "@/lib/shared/text-input"

const name = textInput({ min: "Please name the tag.", max: 60, name: "A tag's name" })
const count = z.int().min(0)

export const AddTag = z.strictObject({ ...commandInput, name })
/** `before`: the name that the person began with; another one stored stops the command. */
export const RenameTag = z.strictObject({ ...commandInput, tagId: z.uuid(), before: z.string(), name })
export const OnTag = z.strictObject({ ...commandInput, tagId: z.uuid() })
/** `known`: what the person was told that it concerns; more than that stops the command. */
export const MergeTag = z.strictObject({
  ...commandInput,
  tagId: z.uuid(),
  into: z.uuid(),
  known: z.strictObject({ conversations: count, tickets: count }),
})
