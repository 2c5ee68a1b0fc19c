// The import rules, all generated from this one list: a folder may import what stands to its left in its own
// row, and whole rows below it.
export const order = {
  db: [],
  lib: [
    "shared messenger events jobs auth mail files",
    "team customers tags ticket-types threads conversations tickets workflows intake search audit",
    "imports live worker",
  ].flatMap((row) => row.split(" ")),
  components: [
    "ui",
    "shell",
    "threads",
    "inbox",
    "conversations",
    "tickets",
    "customers",
    "messenger",
    "settings",
  ],
  app: [],
}

const layers = Object.keys(order)
const any = (names) => `(${names.join("|")})`

const upward = layers.slice(0, -1).map((layer, at) => ({
  name: `${layer}-imports-nothing-above-it`,
  severity: "error",
  from: { path: `^${layer}/` },
  to: { path: `^${any(layers.slice(at + 1))}/` },
}))

const rightward = order.lib.slice(0, -1).map((domain, at) => ({
  name: `lib-${domain}-imports-only-to-its-left`,
  severity: "error",
  from: { path: `^lib/${domain}/` },
  to: { path: `^lib/${any(order.lib.slice(at + 1))}/` },
}))

export const forbidden = [
  ...upward,
  ...rightward,
  {
    name: "ui-imports-only-shared-and-itself",
    severity: "error",
    from: { path: "^components/ui/" },
    to: { path: "^(app|components|lib|db)/", pathNot: "^(components/ui|lib/shared)/" },
  },
  // What customers see is made without any code that can read what the team says (SPEC C3).
  {
    name: "the-messenger-knows-nothing-of-the-team",
    severity: "error",
    from: { path: "^(lib|components)/messenger/" },
    to: {
      path: "^(app|components|lib|db)/",
      pathNot:
        "^(components/messenger|components/ui|lib/messenger|lib/shared)/|^db/(customer-client|connection|limit)[.]ts$",
    },
  },
  {
    name: "only-the-messenger-reads-as-a-customer",
    severity: "error",
    from: { path: "^(app|components|lib|db)/", pathNot: "^lib/messenger/|[.]test[.]ts$" },
    to: { path: "^db/customer-client[.]ts$" },
  },
  { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
  // An import that can't be followed would pass every rule above.
  { name: "no-dead-import", severity: "error", from: {}, to: { couldNotResolve: true, path: "^(@/|[.])" } },
]

const server = "^db/|^lib/[^/]+/(queries|commands)(/|[.]ts$)"

// Rules about what runs where: importing only a type is harmless there.
export const forbiddenAtRunTime = [
  {
    name: "components-reach-the-server-by-actions-only",
    severity: "error",
    from: { path: "^components/" },
    to: { path: server },
  },
  {
    name: "what-runs-in-the-browser-imports-no-server-file",
    severity: "error",
    from: { path: "^lib/[^/]+/(rules|inputs|views|cache|live)(/|[.]ts$)" },
    to: { path: server },
  },
]

export default {
  forbidden: [...forbidden, ...forbiddenAtRunTime],
  options: { parser: "swc", doNotFollow: { path: "node_modules" }, includeOnly: "^(app|components|lib|db)/" },
}
