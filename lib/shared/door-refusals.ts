import { refuse } from "./refusals"

// What every door says, whoever stands before it.
export const foreignOrigin = refuse("foreign_origin", "This came from another site and was not done.")
export const signedOut = refuse("signed_out", "You are signed out. Please sign in again.")
/** What a bug's caller hears; the log has the rest. */
export const broken = refuse(
  "broken",
  "Something went wrong on our side. Please try again; nothing is done twice.",
)
