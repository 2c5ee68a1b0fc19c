import { z } from "zod"
import { whyNotText } from "./doc"

/** A text that can be stored; `min` counts characters after trimming. */
export function textInput(options: { min?: string; max?: number; name: string }) {
  return z.string().superRefine((text, context) => {
    const why =
      whyNotText(text) ??
      (options.min && text.trim() === "" ? options.min : null) ??
      (options.max && text.length > options.max
        ? `${options.name} has at most ${options.max} characters.`
        : null)
    if (why) context.addIssue({ code: "custom", message: why })
  })
}
