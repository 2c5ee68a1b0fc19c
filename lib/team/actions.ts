"use server"

import { give } from "@/lib/auth/door"
import { setUpFirstWorkspace } from "./commands/first-workspace"
import { rotateMessengerKey as rotateCommand, setMessengerSites as sitesCommand } from "./commands/messenger"

export const setUp = async (_before: unknown, form: FormData) => setUpFirstWorkspace(form)
export const rotateMessengerKey = async (input: unknown) => give(rotateCommand, input)
export const setMessengerSites = async (input: unknown) => give(sitesCommand, input)
