"use server"

import { give } from "@/lib/auth/door"
import {
  archiveWorkflow as archiveCommand,
  createWorkflow as createCommand,
  orderWorkflows as orderCommand,
  renameWorkflow as renameCommand,
  saveWorkflow as saveCommand,
  switchWorkflow as switchCommand,
} from "./commands/settings"

export const createWorkflow = async (input: unknown) => give(createCommand, input)
export const saveWorkflow = async (input: unknown) => give(saveCommand, input)
export const renameWorkflow = async (input: unknown) => give(renameCommand, input)
export const switchWorkflow = async (input: unknown) => give(switchCommand, input)
export const archiveWorkflow = async (input: unknown) => give(archiveCommand, input)
export const orderWorkflows = async (input: unknown) => give(orderCommand, input)
