import { db } from "@/db/client"
import { answer } from "@/lib/auth/door"
import { getDirectory } from "@/lib/live/directory"

export const GET = () => answer((actor) => getDirectory(db(), actor))
