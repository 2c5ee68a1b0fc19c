/** What stands in a door's address, of the world that a test made. */
export type Names = {
  customer: string
  conversation: string
  ticket: string
  number: number
  file: string
  message: string
  workflow: string
}

/**
 * For whom a door is: "public" for everybody, "team" and "admin" for teammates, "customer" for customers, "own" for who
 * has a secret or nothing at all. `about`: what it tells of, which only some may read.
 */
export type Door = {
  for: "public" | "team" | "admin" | "customer"
  address: (names: Names) => string
  about?: "conversation" | "ticket"
  /** To those it is not for, it is not there. */
  hidden?: true
  /** What a route that takes something is sent. */
  body?: (names: Names) => unknown
}

const page = (address: string, who: Door["for"]): Door => ({ for: who, address: () => address })
const setting = (name: string) => page(`/settings/${name}`, "admin")
const id = "0190a000-0000-7000-8000-000000000000"

/** Every page and route of the product. One that the build has and this list has not fails the run. */
export const doors: Record<string, Door> = {
  "GET /page": page("/", "public"),
  "GET /sign-in/page": page("/sign-in", "public"),
  "GET /sign-in/address/page": page("/sign-in/address", "public"),
  "GET /sign-in/code/page": page("/sign-in/code", "public"),
  "GET /sign-in/forgot/page": page("/sign-in/forgot", "public"),
  "GET /sign-in/reset/page": page("/sign-in/reset", "public"),
  "GET /set-up/page": page("/set-up", "public"),
  "GET /invitation/page": page("/invitation", "public"),
  "GET /demo-site/route": page("/demo-site", "public"),
  "GET /demo-site/token/route": page("/demo-site/token?as=nobody", "public"),
  "GET /api/health/route": page("/api/health", "public"),
  "POST /api/auth/[...all]/route": {
    for: "public",
    address: () => "/api/auth/sign-in/email",
    body: () => ({ email: "nobody@example.com", password: "nothing" }),
  },

  "GET /(team)/inbox/[...path]/page": {
    for: "team",
    address: ({ conversation, number }) => `/inbox/all/${conversation}?ticket=${number}`,
    about: "ticket",
  },
  "GET /(team)/tickets/[...path]/page": {
    for: "team",
    address: ({ number }) => `/tickets/all/${number}`,
    about: "ticket",
  },
  "GET /(team)/customers/page": page("/customers", "team"),
  "GET /(team)/customers/[id]/page": {
    for: "team",
    address: ({ customer }) => `/customers/${customer}`,
    about: "conversation",
  },
  "GET /api/customers/route": page("/api/customers?q=Zo", "team"),
  "GET /api/customers/[id]/route": {
    for: "team",
    address: ({ customer }) => `/api/customers/${customer}`,
  },
  "GET /api/customers/[id]/export/route": {
    for: "admin",
    address: ({ customer }) => `/api/customers/${customer}/export`,
  },
  "GET /api/customers/[id]/erasure/route": {
    for: "admin",
    address: ({ customer }) => `/api/customers/${customer}/erasure`,
  },
  "GET /api/directory/route": page("/api/directory", "team"),
  "GET /api/counts/route": page("/api/counts", "team"),
  "GET /api/inbox/[view]/route": { ...page("/api/inbox/all", "team"), about: "conversation" },
  "GET /api/ticket-lists/[view]/route": { ...page("/api/ticket-lists/all", "team"), about: "ticket" },
  "GET /api/search/route": { ...page("/api/search?q=canary", "team"), about: "ticket" },
  "GET /api/conversations/[id]/route": {
    for: "team",
    address: ({ conversation }) => `/api/conversations/${conversation}`,
    about: "ticket",
  },
  "GET /api/threads/[id]/timeline/route": {
    for: "team",
    address: ({ ticket }) => `/api/threads/${ticket}/timeline`,
    about: "ticket",
  },
  "POST /api/threads/[id]/read/route": {
    for: "team",
    address: ({ conversation }) => `/api/threads/${conversation}/read`,
    body: () => ({ seq: 1 }),
  },
  "GET /api/tickets/[number]/route": {
    for: "team",
    address: ({ number }) => `/api/tickets/${number}`,
    about: "ticket",
  },
  "GET /api/tickets/[number]/customer-view/route": {
    for: "team",
    address: ({ number }) => `/api/tickets/${number}/customer-view`,
    about: "ticket",
  },
  "GET /api/files/[id]/route": {
    for: "team",
    address: ({ file }) => `/api/files/${file}`,
    about: "ticket",
    hidden: true,
  },
  "POST /api/files/route": { for: "team", address: () => "/api/files", body: () => ({}) },
  "GET /api/stream/route": { ...page("/api/stream?after=0", "team"), about: "ticket" },

  "GET /(team)/settings/page": page("/settings", "team"),
  "GET /(team)/settings/profile/page": page("/settings/profile", "team"),
  "GET /(team)/settings/audit-log/page": setting("audit-log"),
  "GET /(team)/settings/workspace/page": setting("workspace"),
  "GET /(team)/settings/mail/page": setting("mail"),
  "GET /(team)/settings/mail/[id]/page": setting(`mail/${id}`),
  "GET /(team)/settings/messenger/page": setting("messenger"),
  "GET /(team)/settings/states/page": setting("states"),
  "GET /(team)/settings/tags/page": setting("tags"),
  "GET /(team)/settings/teammates/page": setting("teammates"),
  "GET /(team)/settings/teammates/[id]/page": setting(`teammates/${id}`),
  "GET /(team)/settings/teammates/new/page": setting("teammates/new"),
  "GET /(team)/settings/teams/page": setting("teams"),
  "GET /(team)/settings/teams/[id]/page": setting(`teams/${id}`),
  "GET /(team)/settings/teams/new/page": setting("teams/new"),
  "GET /(team)/settings/ticket-types/page": setting("ticket-types"),
  "GET /(team)/settings/ticket-types/[id]/page": setting(`ticket-types/${id}`),
  "GET /(team)/settings/ticket-types/new/page": setting("ticket-types/new"),
  "GET /(team)/settings/workflows/page": setting("workflows"),
  "GET /(team)/settings/workflows/new/page": setting("workflows/new"),
  "GET /(team)/settings/workflows/[id]/page": setting(`workflows/${id}`),
  "GET /(team)/settings/workflows/[id]/runs/page": setting(`workflows/${id}/runs`),
  "GET /(team)/settings/workflows/[id]/runs/[run]/page": setting(`workflows/${id}/runs/${id}`),
  "GET /(team)/settings/workflows/[id]/versions/page": setting(`workflows/${id}/versions`),
  "GET /(team)/settings/workflows/[id]/versions/[version]/page": setting(`workflows/${id}/versions/1`),
  "GET /api/audit-log/export/route": page("/api/audit-log/export?format=csv", "admin"),
  "GET /api/messenger-key/route": page("/api/messenger-key", "admin"),
  "POST /api/workflows/preview/route": {
    for: "admin",
    address: () => "/api/workflows/preview",
    body: () => ({}),
  },

  "GET /(customer)/messenger/page": page("/messenger", "public"),
  "GET /(customer)/portal/[[...path]]/page": page("/portal", "public"),
  "GET /(customer)/portal/enter/page": page("/portal/enter", "public"),
  "POST /api/messenger/session/route": { ...page("/api/messenger/session", "public"), body: () => ({}) },
  "POST /api/messenger/link/route": { ...page("/api/messenger/link", "public"), body: () => ({}) },
  "POST /api/messenger/enter/route": { ...page("/api/messenger/enter", "public"), body: () => ({}) },
  "GET /api/messenger/overview/route": page("/api/messenger/overview", "customer"),
  "GET /api/messenger/stream/route": page("/api/messenger/stream?after=0", "customer"),
  "GET /api/messenger/conversations/[id]/route": {
    for: "customer",
    address: ({ conversation }) => `/api/messenger/conversations/${conversation}`,
    about: "conversation",
  },
  "GET /api/messenger/tickets/[number]/route": {
    for: "customer",
    address: ({ number }) => `/api/messenger/tickets/${number}`,
    about: "conversation",
  },
  "GET /api/messenger/files/[id]/route": {
    for: "customer",
    address: ({ file }) => `/api/messenger/files/${file}`,
    about: "conversation",
    hidden: true,
  },
  "POST /api/messenger/conversations/route": {
    ...page("/api/messenger/conversations", "customer"),
    body: () => ({}),
  },
  "POST /api/messenger/conversations/[id]/messages/route": {
    for: "customer",
    address: ({ conversation }) => `/api/messenger/conversations/${conversation}/messages`,
    body: () => ({}),
  },
  "POST /api/messenger/conversations/[id]/seen/route": {
    for: "customer",
    address: ({ conversation }) => `/api/messenger/conversations/${conversation}/seen`,
    body: () => ({ n: 1 }),
  },
  "POST /api/messenger/forms/[id]/route": {
    ...page(`/api/messenger/forms/${id}`, "customer"),
    body: () => ({}),
  },
  "POST /api/messenger/files/route": { ...page("/api/messenger/files", "customer"), body: () => ({}) },
  // Last, since it ends the session of whoever comes.
  "DELETE /api/messenger/session/route": { ...page("/api/messenger/session", "public"), body: () => ({}) },
}
