"use server"

/** Answers with what it was given: what a server action costs that does nothing. */
export const doNothing = async (input: unknown) => ({ ok: true, input })
