"use server"

import { give, through } from "@/lib/auth/door"
import { removeDemo as removeCommand } from "./commands/demo"
import { setUpFirstWorkspace } from "./commands/first-workspace"
import {
  inviteTeammate as inviteCommand,
  renewInvitation as renewCommand,
  revokeInvitation as revokeCommand,
} from "./commands/invitations"
import { rotateMessengerKey as rotateCommand, setMessengerSites as sitesCommand } from "./commands/messenger"
import { addTeam as addTeamCommand } from "./commands/people"
import { changeProfile as profileCommand, endOwnSessions as sessionsCommand } from "./commands/profile"
import { setAway as awayCommand, setOffice as officeCommand, setRole as roleCommand } from "./commands/roles"
import { resetTwoFactor as resetCommand } from "./commands/two-factor"
import {
  setBusinessHours as hoursCommand,
  setWakes as wakesCommand,
  changeWorkspace as workspaceCommand,
} from "./commands/workspace"

export const setUp = async (_before: unknown, form: FormData) => setUpFirstWorkspace(form)
export const rotateMessengerKey = async (input: unknown) => give(rotateCommand, input)
export const setMessengerSites = async (input: unknown) => give(sitesCommand, input)
export const addTeam = async (input: unknown) => give(addTeamCommand, input)
export const inviteTeammate = async (input: unknown) => give(inviteCommand, input)
export const renewInvitation = async (input: unknown) => give(renewCommand, input)
export const revokeInvitation = async (input: unknown) => give(revokeCommand, input)
export const setRole = async (input: unknown) => give(roleCommand, input)
export const setOffice = async (input: unknown) => give(officeCommand, input)
export const setAway = async (input: unknown) => give(awayCommand, input)
export const resetTwoFactor = async (input: unknown) => give(resetCommand, input)
export const changeProfile = async (input: unknown) => give(profileCommand, input)
export const endOwnSessions = async (input: unknown) => give(sessionsCommand, input)
export const changeWorkspace = async (input: unknown) => give(workspaceCommand, input)
export const setWakes = async (input: unknown) => give(wakesCommand, input)
export const setBusinessHours = async (input: unknown) => give(hoursCommand, input)
export const removeDemo = async (input: unknown) => through((actor) => removeCommand(actor, input))
