/** A stored file, as screens name it; `bytes` is its size. */
export type FileView = { id: string; name: string; bytes: number }
