import { z } from "zod"
import { commandInput } from "@/lib/shared/command-input"
import { textInput } from "@/lib/shared/text-input"
import { timeZone } from "../inputs"
import { inOrderOfDay, weekdays, whyNotDay } from "../rules/hours"

const wakes = z.enum(["never", "resolved", "always"])
const span = z.strictObject({ from: z.string().max(5), to: z.string().max(5) })
const storedWeek = z.array(z.array(span).max(50)).length(7)
const week = storedWeek
  .superRefine((days, context) => {
    for (const [day, spans] of days.entries()) {
      const why = whyNotDay(spans)
      if (why) context.addIssue({ code: "custom", message: `${weekdays[day]}: ${why}` })
    }
  })
  .transform((days) => days.map(inOrderOfDay))

// `before`: what the person began with; another one stored stops the command.
export const ChangeWorkspace = z.strictObject({
  ...commandInput,
  before: z.strictObject({ name: z.string(), timeZone: z.string() }),
  name: textInput({ min: "Please name the workspace.", max: 80, name: "A workspace's name" }),
  timeZone,
})
export const SetWakes = z.strictObject({ ...commandInput, before: wakes, to: wakes })
export const SetBusinessHours = z.strictObject({ ...commandInput, before: storedWeek, to: week })

/** `name`: the workspace's, typed by whoever means it. */
export const RemoveDemo = z.strictObject({ name: z.string().max(200) })
