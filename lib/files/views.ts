export type { FileView } from "@/lib/shared/files"
