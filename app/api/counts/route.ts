import { answer } from "@/lib/auth/door"
import { readCounts } from "@/lib/live/reads"

export const GET = () => answer(readCounts)
