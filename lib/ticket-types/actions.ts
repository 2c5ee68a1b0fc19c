"use server"

import { give } from "@/lib/auth/door"
import { addTicketType as addCommand } from "./commands/add"
import { archiveTicketType as archiveCommand, restoreTicketType as restoreCommand } from "./commands/archive"
import {
  addState as addStateCommand,
  archiveState as archiveStateCommand,
  editState as editStateCommand,
  orderStates as orderStatesCommand,
  restoreState as restoreStateCommand,
} from "./commands/states"

export const addTicketType = async (input: unknown) => give(addCommand, input)
export const archiveTicketType = async (input: unknown) => give(archiveCommand, input)
export const restoreTicketType = async (input: unknown) => give(restoreCommand, input)
export const addState = async (input: unknown) => give(addStateCommand, input)
export const editState = async (input: unknown) => give(editStateCommand, input)
export const orderStates = async (input: unknown) => give(orderStatesCommand, input)
export const archiveState = async (input: unknown) => give(archiveStateCommand, input)
export const restoreState = async (input: unknown) => give(restoreStateCommand, input)
