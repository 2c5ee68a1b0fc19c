import type { Seed } from "./cache"
import type { Surface } from "./places"

/** A customer of the demo whom one can be. */
/** A workspace's door; `mails` says whether mail leaves this installation for its customers. */
export type DoorProps = { slug: string; name: string; mails: boolean }

export type DemoCustomer = { id: string; name: string; about: string }

/** What the server knows when a customer comes in. */
export type VisitProps = {
  surface: Surface
  /** The workspace whose door this is; `demo` opens it to a few customers by name. */
  door: DoorProps
  /** As the address named it, or null. */
  workspace: string | null
  framed: boolean
  /** What the server read for a customer who is signed in. */
  seed: Seed | null
  demo: DemoCustomer[]
  now: string
  timeZone: string
  mac: boolean
}
