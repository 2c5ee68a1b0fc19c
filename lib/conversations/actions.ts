"use server"

import { give } from "@/lib/auth/door"
import { addConversationNote as noteCommand, sendReply as replyCommand } from "./commands/messages"
import { startForCustomer as startForCustomerCommand } from "./commands/start-for-customer"
import { closeConversation as closeCommand, reopenConversation as reopenCommand } from "./commands/status"
import { tagConversation as tagCommand, untagConversation as untagCommand } from "./commands/tags"

export const startForCustomer = async (input: unknown) => give(startForCustomerCommand, input)
export const sendReply = async (input: unknown) => give(replyCommand, input)
export const addConversationNote = async (input: unknown) => give(noteCommand, input)
export const closeConversation = async (input: unknown) => give(closeCommand, input)
export const reopenConversation = async (input: unknown) => give(reopenCommand, input)
export const tagConversation = async (input: unknown) => give(tagCommand, input)
export const untagConversation = async (input: unknown) => give(untagCommand, input)
