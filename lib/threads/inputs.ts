import { z } from "zod"
import { commandInput } from "@/lib/shared/command-input"
import { plainText } from "@/lib/shared/doc"
import { docFromText } from "@/lib/shared/doc-text"
import { textInput } from "@/lib/shared/text-input"

const thread = { ...commandInput, threadId: z.uuid() }

/** A note's or message's text as typed; stored as a document (SPEC N8). Marks around nothing are nothing. */
export const typedText = (empty: string) =>
  textInput({ min: empty, name: "A text" }).refine((text) => plainText(docFromText(text)) !== "", empty)

export const AssignTeammate = z.strictObject({ ...thread, teammateId: z.uuid().nullable() })
export const AssignTeam = z.strictObject({ ...thread, teamId: z.uuid().nullable() })
export const SnoozeThread = z.strictObject({
  ...thread,
  until: z.iso.datetime("Please choose a date and time."),
})
export const WakeThread = z.strictObject(thread)
export const EditNote = z.strictObject({
  ...commandInput,
  noteId: z.uuid(),
  version: z.int().positive(),
  text: typedText("A note can't be empty. Remove it instead."),
})
export const RemoveNote = z.strictObject({ ...commandInput, noteId: z.uuid() })
export const WakeDue = z.strictObject({ ...thread, epoch: z.int() })

/** `to`: who takes over what they have to do. */
export const RemoveTeammate = z.strictObject({
  ...commandInput,
  teammateId: z.uuid(),
  to: z.union([z.strictObject({ teammateId: z.uuid() }), z.strictObject({ teamId: z.uuid() })]).nullable(),
})
