"use server"

import { give } from "@/lib/auth/door"
import { addCustomer as addCommand } from "./commands/add"
import {
  blockCustomer as blockCommand,
  markSpam as markCommand,
  unblockCustomer as unblockCommand,
  unmarkSpam as unmarkCommand,
} from "./commands/block"
import { changeCustomer as changeCommand } from "./commands/change"
import { eraseCustomer as eraseCommand } from "./commands/erase"
import { mergeCustomers as mergeCommand } from "./commands/merge"

export const addCustomer = async (input: unknown) => give(addCommand, input)
export const changeCustomer = async (input: unknown) => give(changeCommand, input)
export const blockCustomer = async (input: unknown) => give(blockCommand, input)
export const unblockCustomer = async (input: unknown) => give(unblockCommand, input)
export const markSpam = async (input: unknown) => give(markCommand, input)
export const unmarkSpam = async (input: unknown) => give(unmarkCommand, input)
export const mergeCustomers = async (input: unknown) => give(mergeCommand, input)
export const eraseCustomer = async (input: unknown) => give(eraseCommand, input)
