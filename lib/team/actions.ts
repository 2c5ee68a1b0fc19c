"use server"

import { setUpFirstWorkspace } from "./commands/first-workspace"

export const setUp = async (_before: unknown, form: FormData) => setUpFirstWorkspace(form)
