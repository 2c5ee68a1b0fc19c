import { db } from "@/db/client"
import { answer } from "@/lib/auth/door"
import { findMessengerKey } from "@/lib/team/queries"

/** The workspace's key for customers' tokens, when an admin asks to see it. */
export const GET = () => answer((actor) => findMessengerKey(db(), actor))
