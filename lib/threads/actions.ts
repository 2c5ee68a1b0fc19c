"use server"

import { give } from "@/lib/auth/door"
import { assignTeam as teamCommand, assignTeammate as teammateCommand } from "./commands/assign"
import { editNote as editCommand, removeNote as removeCommand } from "./commands/notes"
import { removeTeammate as removeTeammateCommand } from "./commands/remove-teammate"
import { snoozeThread as snoozeCommand, wakeThread as wakeCommand } from "./commands/snooze"
import {
  archiveTeam as archiveTeamCommand,
  changeTeam as changeTeamCommand,
  restoreTeam as restoreTeamCommand,
} from "./commands/teams"

export const assignTeammate = async (input: unknown) => give(teammateCommand, input)
export const assignTeam = async (input: unknown) => give(teamCommand, input)
export const snoozeThread = async (input: unknown) => give(snoozeCommand, input)
export const wakeThread = async (input: unknown) => give(wakeCommand, input)
export const editNote = async (input: unknown) => give(editCommand, input)
export const removeNote = async (input: unknown) => give(removeCommand, input)
export const removeTeammate = async (input: unknown) => give(removeTeammateCommand, input)
export const changeTeam = async (input: unknown) => give(changeTeamCommand, input)
export const archiveTeam = async (input: unknown) => give(archiveTeamCommand, input)
export const restoreTeam = async (input: unknown) => give(restoreTeamCommand, input)
