import { randomUUID } from "node:crypto"
import { betterAuth } from "better-auth"
import { drizzleAdapter } from "better-auth/adapters/drizzle"
import { nextCookies } from "better-auth/next-js"
import { db } from "@/db/client"
import * as schema from "@/db/schema/auth"
import { countFailure, stopGuessing } from "./limits"

export const cookiePrefix = "backline"

/** How long a session lasts from its last renewal, and how old a renewal has to be for another one. */
export const sessionSeconds = { expiresIn: 60 * 60 * 24 * 30, updateAge: 60 * 60 * 24 }

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
      },
    }),
    // Sign-up is off here; the commands of lib/team make users, each in one workspace.
    user: { additionalFields: { workspaceId: { type: "string", required: true, input: false } } },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    session: { ...sessionSeconds, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 600,
      customRules: { "/sign-in/email": { window: 60, max: 60 } },
    },
    advanced: {
      cookiePrefix,
      // A Secure cookie would be dropped where people reach the product by plain http in their own network.
      useSecureCookies: process.env.BACKLINE_URL?.startsWith("https://") ?? false,
      database: { generateId: () => randomUUID() },
      ipAddress: { ipAddressHeaders: ["x-forwarded-for"] },
    },
    telemetry: { enabled: false },
    logger: { level: "error" },
    hooks: { before: stopGuessing, after: countFailure },
    plugins: [nextCookies()],
  })

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
