import { afterEach, expect, test, vi } from "vitest"
import { db } from "@/db/client"
import { log, logOptions } from "@/lib/shared/log"
import { owner } from "@/testing/database"
import { ownDatabase } from "@/testing/own-database"
import { answerSignIn } from "./auth"

await ownDatabase("silence", () => Promise.all([db().$client.end(), owner().end()]))
process.env.BACKLINE_SECRET ??= "only-for-tests-".repeat(3)

afterEach(() => vi.restoreAllMocks())

const signIn = () =>
  answerSignIn(
    new Request("http://localhost:3000/api/auth/sign-in/email", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        host: "localhost:3000",
        origin: "http://localhost:3000",
      },
      body: JSON.stringify({ email: "hidden@example.com", password: "hidden-password" }),
    }),
  )

test("when sign-in breaks, the log says what broke and none of what was typed", async () => {
  const console_ = vi.spyOn(console, "error").mockImplementation(() => undefined)
  const told = vi.spyOn(log, "error").mockImplementation(() => undefined)
  expect((await signIn()).status).toBe(401)
  expect(told).not.toHaveBeenCalled()
  await owner()`alter table auth.users rename to gone`
  expect((await signIn()).status).toBe(500)
  await owner()`alter table auth.gone rename to users`
  const lines = told.mock.calls.map(([what]) =>
    typeof what === "object" && what !== null && "err" in what ? logOptions.serializers.err(what.err) : what,
  )
  expect(JSON.stringify(lines)).toContain("auth.users")
  expect(JSON.stringify([...lines, ...console_.mock.calls.map(String)])).not.toContain("hidden")
  expect(console_).not.toHaveBeenCalled()
})
