import { v7 } from "uuid"

/** A new id (UUID version 7: sorts by the time it was made). Clients make the ids of what they create. */
export function newId(): string {
  return v7()
}
