import { randomUUID } from "node:crypto"
import { betterAuth } from "better-auth"
import { drizzleAdapter } from "better-auth/adapters/drizzle"
import { createAuthMiddleware, isAPIError } from "better-auth/api"
import { nextCookies } from "better-auth/next-js"
import { twoFactor } from "better-auth/plugins/two-factor"
import { db } from "@/db/client"
import * as schema from "@/db/schema/auth"
import { broken } from "@/lib/shared/door-refusals"
import { log } from "@/lib/shared/log"
import { forgetWhenIn, stopGuessing } from "./limits"
import { takeCodeOnce } from "./two-factor"

export const cookiePrefix = "backline"

/** How long a session lasts from its last renewal, and how old a renewal has to be for another one. */
export const sessionSeconds = { expiresIn: 60 * 60 * 24 * 30, updateAge: 60 * 60 * 24 }

const beforeAll = createAuthMiddleware(async (context) => {
  await stopGuessing(context)
  await takeCodeOnce(context)
})

const make = () =>
  betterAuth({
    secret: process.env.BACKLINE_SECRET ?? "",
    ...(process.env.BACKLINE_URL ? { baseURL: process.env.BACKLINE_URL } : {}),
    basePath: "/api/auth",
    // Every door checks the Origin itself, against BACKLINE_URL or else the request's own host.
    trustedOrigins: (request) => (request ? ownOrigins(request.headers) : []),
    database: drizzleAdapter(db(), {
      provider: "pg",
      schema: {
        user: schema.users,
        session: schema.sessions,
        account: schema.accounts,
        verification: schema.verifications,
        rateLimit: schema.rateLimits,
        twoFactor: schema.twoFactors,
      },
    }),
    // Sign-up is off here; the commands of lib/team make users, each in one workspace, and change all about them.
    user: { additionalFields: { workspaceId: { type: "string", required: true, input: false } } },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    session: { ...sessionSeconds, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 600,
      // By place, for floods; what guards an account counts by account (limits.ts, and the second step's own lock).
      customRules: { "/sign-in/email": { window: 60, max: 60 }, "/two-factor/*": { window: 60, max: 60 } },
    },
    advanced: {
      cookiePrefix,
      // A Secure cookie would be dropped where people reach the product by plain http in their own network.
      useSecureCookies: process.env.BACKLINE_URL?.startsWith("https://") ?? false,
      database: { generateId: () => randomUUID() },
      ipAddress: { ipAddressHeaders: ["x-forwarded-for"] },
    },
    telemetry: { enabled: false },
    logger: { level: "error", log: (_level, message, ...rest) => tell(message, rest) },
    // Else what broke is printed with the values of its query.
    onAPIError: { throw: true },
    hooks: { before: beforeAll, after: forgetWhenIn },
    // Nobody skips the second step because of what their browser did last month.
    plugins: [twoFactor({ issuer: "Backline", trustDeviceMaxAge: 0 }), nextCookies()],
  })

/** Refusals are answers, not news; of what broke, the values stay out of the log. */
function tell(message: unknown, rest: unknown[]): void {
  const error = [message, ...rest].find((part) => part instanceof Error)
  if (isAPIError(error)) return
  if (error) log.error({ err: error }, "sign-in broke")
  else log.error(`sign-in: ${String(message).split(/[:\n]/)[0]}`)
}

function ownOrigins(headers: Headers): string[] {
  const host = headers.get("host")
  return host ? [`http://${host}`, `https://${host}`] : []
}

const holder = globalThis as { backlineAuth?: ReturnType<typeof make> }

/** Sign-in: e-mail and password, sessions in the database. */
export const auth = (): ReturnType<typeof make> => {
  holder.backlineAuth ??= make()
  return holder.backlineAuth
}

/** Answers a request to sign-in's own code; what breaks there is logged without what was typed. */
export async function answerSignIn(request: Request): Promise<Response> {
  return auth()
    .handler(request)
    .catch((error: unknown) => {
      tell("sign-in broke", [error])
      return Response.json(broken, { status: 500 })
    })
}
