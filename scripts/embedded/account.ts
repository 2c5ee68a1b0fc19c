import { constants } from "node:fs"
import { access, stat } from "node:fs/promises"
import path from "node:path"
import { refuse, run } from "../processes"

/** Who the database runs as, and what to put before its commands so that they do. */
export type Account = { uid?: number; gid?: number; prefix: string[] }

const isRoot = () => process.getuid?.() === 0

async function idsOf(name: string): Promise<{ uid: number; gid: number } | null> {
  const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])])
  return uid.code === 0 && gid.code === 0 ? { uid: Number(uid.output), gid: Number(gid.output) } : null
}

async function ownerOf(folder: string): Promise<{ uid: number; gid: number } | null> {
  const found = await stat(folder).catch(() => null)
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null
}

/** The first folder above `target` that this account may not pass through, or null. */
export async function firstClosedFolder(target: string, uid: number, gid: number): Promise<string | null> {
  const folders: string[] = []
  for (let folder = path.dirname(target); ; folder = path.dirname(folder)) {
    folders.unshift(folder)
    if (folder === path.dirname(folder)) break
  }
  for (const folder of folders) {
    const found = await stat(folder).catch(() => null)
    if (!found) return null
    const bit =
      found.uid === uid ? constants.S_IXUSR : found.gid === gid ? constants.S_IXGRP : constants.S_IXOTH
    if (!(found.mode & bit)) return folder
  }
  return null
}

// Root's home is closed to everybody, and a checkout often stands there. Linux can let one process read
// past such folders without leaving it any other power; the securebit makes access(2) heed that.
const onlyReading = ["inh-caps", "ambient-caps", "bounding-set"].map(
  (set) => `--${set}=-all,+dac_read_search`,
)

async function withOpenDoors(uid: number, gid: number, binary: string): Promise<string[] | null> {
  const account = ["--securebits=+no_setuid_fixup", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"]
  const prefix = ["setpriv", ...account, ...onlyReading, "--"]
  const [command = "", ...args] = [...prefix, binary, "--version"]
  const { code, output } = await run(command, args, { cwd: "/" })
  return code === 0 && !output.includes("invalid binary") ? prefix : null
}

/** PostgreSQL refuses to run as root: then it runs as the folder's owner, else as postgres or nobody. */
export async function databaseAccount(cluster: string, binary: string): Promise<Account> {
  if (!isRoot()) {
    await access(binary, constants.X_OK).catch(() => {
      throw refuse(`${binary} may not be run: check the rights of node_modules.`)
    })
    return { prefix: [] }
  }
  const ids = (await ownerOf(cluster)) ?? (await idsOf("postgres")) ?? (await idsOf("nobody"))
  if (!ids) throw refuse("PostgreSQL can't run as root, and this machine has no account postgres or nobody.")
  for (const target of [binary, cluster]) {
    const closed = await firstClosedFolder(target, ids.uid, ids.gid)
    if (!closed) continue
    const prefix = await withOpenDoors(ids.uid, ids.gid, binary)
    if (prefix) return { ...ids, prefix }
    const remedy = target === cluster ? ", or set BACKLINE_DATA_DIR to a folder elsewhere" : ""
    throw refuse(
      `The embedded database can't run as root, and another account may not pass ${closed}: allow it with "chmod o+x ${closed}"${remedy}.`,
    )
  }
  return { ...ids, prefix: [] }
}

/** Runs one of the database's programs as that account. */
export function runAs(account: Account, command: string, args: string[]) {
  // Its messages are read below, so they come in English whatever the machine speaks.
  const options = { cwd: "/", env: { ...process.env, LC_ALL: "C" } }
  const [first, ...rest] = [...account.prefix, command, ...args]
  if (account.prefix.length > 0) return run(first ?? command, rest, options)
  return run(command, args, { ...options, uid: account.uid, gid: account.gid })
}
