export type CustomerView = { id: string; name: string; email: string | null; company: string | null }
