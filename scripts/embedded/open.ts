import { createHmac } from "node:crypto"
import { chmod, mkdir, stat } from "node:fs/promises"
import path from "node:path"
import postgres from "postgres"
import { atEnd, isEnding, pause, refuse } from "../processes"
import { databaseAccount } from "./account"
import {
  type Cluster,
  findBinaries,
  keepSecret,
  makeCluster,
  runningPort,
  startServer,
  stopServer,
  superuser,
} from "./cluster"

export type Embedded = {
  /** Makes the database unless it is there, and gives the address of its owner, who is no superuser. */
  openDatabase(name: string): Promise<string>
  close(): Promise<void>
}

const owner = "backline"

// Whoever uses the server shares this lock; who can take it alone is the last one and stops the server.
// It goes with its connection, so a killed process needs no cleaning up.
const users = 771_200_118

function address(port: number, user: string, password: string, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
}

function connect(cluster: Cluster, port: number, onclose?: () => void) {
  return postgres(address(port, superuser, cluster.password, "postgres"), {
    max: 1,
    idle_timeout: 0,
    max_lifetime: 0,
    connect_timeout: 10,
    fetch_types: false,
    onnotice: () => undefined,
    onclose,
    connection: { application_name: `backline ${process.pid}` },
  })
}

type Connection = { port: number; client: ReturnType<typeof connect> }

async function describeCluster(dataDir: string, fast: boolean): Promise<Cluster> {
  const folder = path.join(dataDir, "postgres")
  const binaries = await findBinaries()
  await mkdir(dataDir, { recursive: true, mode: 0o711 }).catch((error) => {
    throw refuse(`The data folder ${dataDir} can't be made: ${error.message}.`)
  })
  const account = await databaseAccount(folder, binaries.postgres)
  // The database's account has to reach its own folder inside; it can read nothing else there.
  if (account.uid !== undefined) await chmod(dataDir, 0o711)
  const password = await keepSecret(path.join(dataDir, "postgres-password"))
  return { folder, dataDir, binaries, account, password, fast }
}

/** Joins the server that runs on this folder, or starts it. Tries again while others start or stop it. */
async function join(cluster: Cluster, onLost: () => void): Promise<Connection> {
  let reason = "nothing listens"
  for (let tries = 0; tries < 60; tries++) {
    if (!(await stat(path.join(cluster.folder, "PG_VERSION")).catch(() => null))) await makeCluster(cluster)
    if (!(await runningPort(cluster))) await startServer(cluster)
    const port = await runningPort(cluster)
    if (port) {
      let joined = false
      const client = connect(cluster, port, () => {
        if (!joined) return
        // Left alone, the client would connect again by itself, without the lock.
        joined = false
        void client.end({ timeout: 0 })
        onLost()
      })
      try {
        await client`select pg_advisory_lock_shared(${users})`
        joined = true
        return { port, client }
      } catch (error) {
        reason = (error as Error).message
        await client.end({ timeout: 1 })
        if ((error as { code?: string }).code === "28P01") break
      }
    }
    await pause(250)
  }
  throw refuse(`The embedded database in ${cluster.folder} does not answer: ${reason}.`)
}

const stillStarting = "57P03"

async function leave(cluster: Cluster): Promise<void> {
  // A server that is still starting, or recovering after a crash, is waited for: then it can be asked.
  for (let tries = 0; tries < 300; tries++) {
    const port = await runningPort(cluster)
    if (!port || (await stopIfLast(cluster, port)) !== stillStarting) return
    await pause(200)
  }
}

/** Stops the server if no other process uses it; gives the code of why it could not be asked. */
async function stopIfLast(cluster: Cluster, port: number): Promise<string | null> {
  const client = connect(cluster, port)
  try {
    const [row] = await client`select pg_try_advisory_lock(${users}) as last`
    if (row?.last) await stopServer(cluster)
    return null
  } catch (error) {
    // It is starting or stopping, or was never ours to stop.
    return (error as { code?: string }).code ?? "unknown"
  } finally {
    await client.end({ timeout: 1 }).catch(() => undefined)
  }
}

async function openDatabase(cluster: Cluster, to: Connection | undefined, name: string): Promise<string> {
  if (!to) throw refuse("The embedded database is not open.")
  const { client, port } = to
  const password = createHmac("sha256", cluster.password).update(owner).digest("hex")
  await client.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${users + 1})`
    const [role] = await tx`select from pg_roles where rolname = ${owner}`
    if (role) return
    // Some tests make a database of their own.
    const more = cluster.fast ? "createdb" : ""
    await tx.unsafe(`create role ${owner} login createrole ${more} nosuperuser password '${password}'`)
  })
  const [database] = await client`select from pg_database where datname = ${name}`
  if (!database) {
    await client`create database ${client(name)} owner ${client(owner)}`.catch((error) => {
      // Another process was quicker.
      if (error.code !== "42P04" && error.code !== "23505") throw error
    })
  }
  return address(port, owner, password, name)
}

/**
 * Opens the embedded PostgreSQL of a data folder: makes it, adopts one that outlived its process, or joins
 * one that another process uses. It is started again if it dies, and the last process to leave stops it.
 */
export async function openEmbedded(options: {
  dataDir: string
  log: (message: string) => void
  fast?: boolean
}): Promise<Embedded> {
  const cluster = await describeCluster(path.resolve(options.dataDir), options.fast ?? false)
  let closed = false
  let connection: Connection | undefined
  const close = atEnd(async () => {
    closed = true
    if (connection) {
      await connection.client`select pg_advisory_unlock_shared(${users})`.catch(() => undefined)
      await connection.client.end({ timeout: 1 })
    }
    await leave(cluster)
  })
  const rejoin = async () => {
    if (closed || isEnding()) return
    options.log("The embedded database stopped unexpectedly; starting it again …")
    await pause(300)
    connection = await join(cluster, onLost)
    options.log("The embedded database answers again.")
  }
  const onLost = () => void rejoin().catch((error) => options.log(error.message))
  connection = await join(cluster, onLost)
  return { openDatabase: (name) => openDatabase(cluster, connection, name), close }
}

/** Stops the server of a data folder that nobody uses any more. */
export async function stopAbandoned(dataDir: string): Promise<void> {
  await leave(await describeCluster(dataDir, true))
}
