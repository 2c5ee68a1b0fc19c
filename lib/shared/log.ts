import pino from "pino"

type Failed = Error & { query?: unknown; params?: unknown; severity?: unknown; code?: unknown }

/**
 * An error without the values that a query carried: they are people's words, addresses and links to sign in with, which
 * belong in no log. What stays is the query's text, and what the database says of it.
 */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const failed: Failed = error
  if ("params" in failed && "query" in failed) {
    const why = withoutValues(failed.cause)
    const message = `${why instanceof Error ? why.message : "failed"}, in: ${failed.query}`
    return again(failed, message, why instanceof Error ? { ...why } : {})
  }
  if ("severity" in failed && "code" in failed) {
    // The class of errors that quote the value they are about.
    const quotes = String(failed.code).startsWith("22")
    return again(failed, quotes ? `a value is refused (${failed.code})` : failed.message, placeOf(failed))
  }
  const cause = withoutValues(failed.cause)
  return cause === failed.cause ? failed : again(failed, failed.message, { cause })
}

/** The same error in other words, from the same place in the code. */
function again(error: Error, message: string, more: object): Error {
  const at = (error.stack ?? "").indexOf(error.message)
  const frames = at < 0 ? "" : (error.stack ?? "").slice(at + error.message.length)
  const told = Object.assign(new Error(message), more)
  told.stack = `${error.name}: ${message}${frames}`
  return told
}

function placeOf(failed: Error): object {
  const { code, constraint_name, constraint, table_name, table } = failed as Error & Record<string, unknown>
  return { code, constraint: constraint_name ?? constraint, table: table_name ?? table }
}

/** How every line of the log is written. */
export const logOptions = {
  name: "backline",
  serializers: { err: (error: unknown) => pino.stdSerializers.err(withoutValues(error) as Error) },
}

/** The product's log. */
export const log = pino(logOptions)
