"use server"

import { give } from "@/lib/auth/door"
import { addTag as addCommand } from "./commands"

export const addTag = async (input: unknown) => give(addCommand, input)
