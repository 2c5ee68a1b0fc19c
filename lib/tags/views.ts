export type TagView = { id: string; name: string; archived: boolean }
