type Entry = {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}
export type Packages = Record<string, Entry>
type Missing = { parent: string; name: string; version: string }

/** The packages for other platforms that a lock file lacks. `npm ci` refuses such a lock on every platform. */
export function missingPlatforms(packages: Packages): Missing[] {
  return Object.entries(packages).flatMap(([parent, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !packages[`${parent}/node_modules/${name}`] && !packages[`node_modules/${name}`])
      .map(([name, version]) => ({ parent, name, version })),
  )
}

const systems = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
]
const processors = ["arm64", "arm", "ia32", "loong64", "ppc64", "riscv64", "s390x", "wasm32", "x64"]

function platformOf(name: string): Pick<Entry, "os" | "cpu" | "libc"> {
  const words = name.split("-")
  const os = systems.find((system) => words.includes(system))
  const cpu = processors.find((processor) => words.includes(processor))
  const musl = words.some((word) => word.startsWith("musl"))
  const gnu = os === "linux" && words.some((word) => word.startsWith("gnu"))
  return {
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(os ? { os: [os] } : {}),
    ...(musl || gnu ? { libc: [musl ? "musl" : "glibc"] } : {}),
  }
}

/** The same packages with the missing ones added, as npm writes them except for their checksums. */
export function withPlatforms(packages: Packages): Packages {
  const added = missingPlatforms(packages).map(({ parent, name, version }): [string, Entry] => [
    `node_modules/${name}`,
    { version, ...(packages[parent]?.dev ? { dev: true } : {}), optional: true, ...platformOf(name) },
  ])
  return Object.fromEntries(
    [...Object.entries(packages), ...added].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  )
}
