"use server"

import { give } from "@/lib/auth/door"
import { sendMailAgain as sendAgainCommand } from "./commands"

export const sendMailAgain = async (input: unknown) => give(sendAgainCommand, input)
