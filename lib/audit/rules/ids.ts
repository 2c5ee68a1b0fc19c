import type { Entry } from "../views"

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** All ids that some entries name, so that they can be called by their names. */
export function idsOf(entries: Entry[]): string[] {
  const found = entries.flatMap(({ event }) => {
    if (event === null) return []
    const { actor, threadId, data, change } = event
    return JSON.stringify([actor.id, threadId, data, change]).match(uuid) ?? []
  })
  return [...new Set(found)]
}
