import { expect, test } from "vitest"
import { readSettings } from "./settings"

const mistakes = (env: Record<string, string>) => {
  const read = readSettings(env)
  return read.ok ? [] : read.mistakes
}
const settings = (env: Record<string, string>) => {
  const read = readSettings(env)
  if (!read.ok) throw new Error(read.mistakes.join("\n"))
  return read.settings
}

test("without any variable: the demo on the embedded database, for this machine only", () => {
  expect(settings({})).toMatchObject({ port: 3000, host: "127.0.0.1", demo: true, dataDir: ".data" })
})

test.each([
  [{ DATABASE_URL: "postgres://a:b@db:5432/backline" }, false, "0.0.0.0"],
  [{ DATABASE_URL: "postgres://a:b@db:5432/backline", BACKLINE_DEMO: "1" }, true, "127.0.0.1"],
  [{ BACKLINE_DEMO: "0" }, false, "0.0.0.0"],
  [{ HOST: "0.0.0.0" }, true, "0.0.0.0"],
  [{ BACKLINE_DEMO: "" }, true, "127.0.0.1"],
])("%o: demo %s, listens on %s", (env, demo, host) => {
  expect(settings(env as Record<string, string>)).toMatchObject({ demo, host })
})

test.each([
  [{ PORT: "abc" }, 'PORT must be a number between 1 and 65535, but is "abc".'],
  [{ PORT: "0" }, 'PORT must be a number between 1 and 65535, but is "0".'],
  [{ PORT: "65536" }, 'PORT must be a number between 1 and 65535, but is "65536".'],
  [{ BACKLINE_DEMO: "yes" }, 'BACKLINE_DEMO must be 0 or 1, but is "yes".'],
  [{ BACKLINE_SECRET: "short" }, "BACKLINE_SECRET must be at least 32 characters long."],
  [
    { DATABASE_URL: "mysql://a:hidden@b/c" },
    "DATABASE_URL must look like postgres://name:password@host:5432/database.",
  ],
  [
    { BACKLINE_URL: "https://x.example.com/inbox" },
    'BACKLINE_URL must be an address without a path, like https://inbox.example.com, but is "https://x.example.com/inbox".',
  ],
  [{ DATABASE_DIRECT_URL: "postgres://a@b/c" }, "DATABASE_DIRECT_URL is set, but DATABASE_URL is not."],
  [
    { S3_BUCKET: "files", S3_REGION: "eu-1" },
    "Storing files in S3 also needs S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY.",
  ],
  [{ MAIL_FROM: "nobody" }, 'MAIL_FROM must be an e-mail address, but is "nobody".'],
])("%o is told in a sentence", (env, sentence) => {
  expect(mistakes(env as Record<string, string>)).toEqual([sentence])
})

test("every mistake is told at once", () => {
  expect(mistakes({ PORT: "x", BACKLINE_DEMO: "x", SMTP_URL: "x" })).toHaveLength(3)
})

test("mails come from MAIL_FROM, else from the mail server's login, else from this place; jobs run unless they are switched off", () => {
  const SMTP_URL = "smtp://desk%40example.com:hidden@mail:587"
  expect(settings({ SMTP_URL })).toMatchObject({ mailFrom: "desk@example.com", jobs: true })
  expect(settings({ SMTP_URL: "smtp://login:hidden@mail.example:587" }).mailFrom).toBe(
    "backline@mail.example",
  )
  expect(settings({ SMTP_URL: "smtp://127.0.0.1:2525" }).mailFrom).toBe("backline@localhost")
  const BACKLINE_URL = "https://inbox.example.com"
  expect(settings({ SMTP_URL: "smtp://mail:25", BACKLINE_URL }).mailFrom).toBe("backline@inbox.example.com")
  expect(settings({ SMTP_URL, MAIL_FROM: "us@example.com", BACKLINE_JOBS: "0" })).toMatchObject({
    mailFrom: "us@example.com",
    jobs: false,
  })
})
