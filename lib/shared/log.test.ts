import { DrizzleQueryError } from "drizzle-orm/errors"
import pino from "pino"
import { expect, test } from "vitest"
import { logOptions, withoutValues } from "./log"

const words = "https://x/portal/enter?token=canary-words"

/** What the database says, as its client gives it. */
const said = (code: string, message: string) =>
  Object.assign(new Error(message), {
    name: "PostgresError",
    severity: "ERROR",
    code,
    detail: `Key (text)=(${words}) already exists.`,
    constraint_name: "mail_once",
    table_name: "mails",
  })
const failed = (cause: Error) => new DrizzleQueryError("insert into mails values ($1)", [words], cause)
const twice = said("23505", "duplicate key value")

/** The line that stands in the log. */
function lineOf(err: unknown): string {
  const lines: string[] = []
  pino(logOptions, { write: (line) => void lines.push(line) }).error({ err }, "it broke")
  return lines.join("")
}

test.each([
  failed(twice),
  failed(said("22P02", `invalid input syntax for type uuid: "${words}"`)),
  new Error("It broke.", { cause: failed(twice) }),
  twice,
])("what a query carried stands in no log: %#", (error) => {
  expect(lineOf(error)).not.toContain("canary-words")
  expect(String((withoutValues(error) as Error).stack)).not.toContain("canary-words")
})

test("why a query failed, which one and where does", () => {
  const line = lineOf(failed(twice))
  for (const part of [
    "duplicate key value",
    "insert into mails values ($1)",
    "23505",
    "mail_once",
    "log.test.ts",
  ])
    expect(line).toContain(part)
})

test("any other error is told as it is", () => {
  const error = new Error("It broke.", { cause: new Error("So did this.") })
  expect(withoutValues(error)).toBe(error)
  expect(lineOf(error)).toContain("So did this.")
})
