export type TagView = { id: string; name: string; archived: boolean }

/** A tag as it is managed: what carries it, and which workflows name it as they are now. */
export type TagItem = TagView & { conversations: number; tickets: number; workflows: string[] }
