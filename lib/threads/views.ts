import type { EventView } from "@/lib/events/event"

/** What a timeline shows: its entries, oldest first, and whether there are earlier ones to fetch. */
export type Timeline = { entries: EventView[]; more: boolean }

/** A read's answer with the workspace's place in its order before it was read: what is newer may not be in it. */
export type AsOf<T> = { asOf: number; data: T }
