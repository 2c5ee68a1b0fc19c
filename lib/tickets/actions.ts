"use server"

import { give } from "@/lib/auth/door"
import { convertConversation as convertCommand } from "./commands/convert"
import { createTicket as createCommand } from "./commands/create"
import { editTicketType as editTypeCommand } from "./commands/edit-type"
import { describeTicket as describe, retitleTicket as retitle, setAttribute as set } from "./commands/fields"
import { sendTicketForm as formCommand } from "./commands/forms"
import { linkTicket as linkCommand, unlinkTicket as unlinkCommand } from "./commands/links"
import { addTicketNote as noteCommand } from "./commands/notes"
import { closeAgain as closeAgainCommand, openAnyway as openCommand } from "./commands/openings"
import { shareTicket as shareCommand, stopSharing as stopCommand } from "./commands/sharing"
import { changeState as stateCommand } from "./commands/state"
import { tagTicket as tagCommand, untagTicket as untagCommand } from "./commands/tags"
import { changeType as typeCommand } from "./commands/type"

export const createTicket = async (input: unknown) => give(createCommand, input)
export const convertConversation = async (input: unknown) => give(convertCommand, input)
export const addTicketNote = async (input: unknown) => give(noteCommand, input)
export const sendTicketForm = async (input: unknown) => give(formCommand, input)
export const changeState = async (input: unknown) => give(stateCommand, input)
export const changeType = async (input: unknown) => give(typeCommand, input)
export const editTicketType = async (input: unknown) => give(editTypeCommand, input)
export const shareTicket = async (input: unknown) => give(shareCommand, input)
export const stopSharing = async (input: unknown) => give(stopCommand, input)
export const linkTicket = async (input: unknown) => give(linkCommand, input)
export const unlinkTicket = async (input: unknown) => give(unlinkCommand, input)
export const tagTicket = async (input: unknown) => give(tagCommand, input)
export const untagTicket = async (input: unknown) => give(untagCommand, input)
export const retitleTicket = async (input: unknown) => give(retitle, input)
export const describeTicket = async (input: unknown) => give(describe, input)
export const setAttribute = async (input: unknown) => give(set, input)
export const openAnyway = async (input: unknown) => give(openCommand, input)
export const closeAgain = async (input: unknown) => give(closeAgainCommand, input)
