import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { addTicketType } from "@/lib/ticket-types/commands/add"
import { findTicketType } from "@/lib/ticket-types/queries"
import type { TypeView } from "@/lib/ticket-types/views"
import { does } from "./commands"
import type { World } from "./world"

/** A new back-office type; gives its id. */
export async function aType(world: World, settings: object = {}): Promise<string> {
  const id = newId()
  const type = { category: "back_office", name: `Credit note ${id}`, ...settings }
  await does(addTicketType, world.ada, { commandId: id, ...type })
  return id
}

/** A type as it is stored; fails where there is none. */
export async function theType(world: World, id: string): Promise<TypeView> {
  const type = await findTicketType(db(), world.workspaceId, id)
  if (!type) throw new Error(`There is no type ${id}.`)
  return type
}

/** What an admin sends who changes nothing of a type. */
export async function settingsOf(world: World, typeId: string) {
  const {
    id: _,
    category: _category,
    archived: _archived,
    stateIds: _states,
    ...settings
  } = await theType(world, typeId)
  return { typeId, ...settings }
}
