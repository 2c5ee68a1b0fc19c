"use server"

import { give } from "@/lib/auth/door"
import {
  addTag as addCommand,
  archiveTag as archiveCommand,
  mergeTag as mergeCommand,
  renameTag as renameCommand,
  restoreTag as restoreCommand,
} from "./commands"

export const addTag = async (input: unknown) => give(addCommand, input)
export const renameTag = async (input: unknown) => give(renameCommand, input)
export const archiveTag = async (input: unknown) => give(archiveCommand, input)
export const restoreTag = async (input: unknown) => give(restoreCommand, input)
export const mergeTag = async (input: unknown) => give(mergeCommand, input)
