import { z } from "zod"
import { commandInput } from "@/lib/shared/command-input"
import { textInput } from "@/lib/shared/text-input"

export const AddTag = z.strictObject({
  ...commandInput,
  name: textInput({ min: "Please name the tag.", max: 60, name: "A tag's name" }),
})
