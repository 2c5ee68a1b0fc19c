"use server"

import { setUpFirstWorkspace } from "./first-workspace"

export const setUp = async (_before: unknown, form: FormData) => setUpFirstWorkspace(form)
