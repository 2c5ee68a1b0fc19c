import { type ChildProcess, spawn } from "node:child_process"
import { analyze } from "./analyze"
import { nextEnvironment, nextProgram } from "./build"
import { atEnd, isFree, pause, refuse } from "./processes"
import { log, step } from "./progress"

export type Web = { url: string; exited: Promise<number>; stop(): Promise<void> }

/** Refuses when something else listens on the port. A server that is just stopping gets a moment. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  for (let tries = 0; tries < 12; tries++) {
    if (await isFree(port, host)) return
    await pause(250)
  }
  throw refuse(
    `Port ${port} of ${host} can't be used, another program may listen there: set PORT to another one.`,
  )
}

/** Where this machine reaches a server that listens on that host. */
export function localUrl(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "127.0.0.1" ? "localhost" : host === "::" ? "[::1]" : host
  return `http://${name.includes(":") && !name.startsWith("[") ? `[${name}]` : name}:${port}`
}

/** Loads the demo story into an empty database, or finishes it; says whether it is there, which a removed one is not. */
export async function openDemo(env: Record<string, string>): Promise<boolean> {
  // They find their database as the web process does.
  Object.assign(process.env, env)
  const { loadDemo } = await import("../lib/imports/demo")
  return step("Loading the demo story", "Done with the demo story", async () => {
    const isThere = await loadDemo(log)
    if (env.BACKLINE_OWNER_URL) await analyze(env.BACKLINE_OWNER_URL)
    return isThere
  })
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    // The whole group, since the development server has children of its own.
    if (child.pid) process.kill(-child.pid, name)
  } catch {
    // It has ended already.
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) })
    return response.ok && (await response.json()).status === "ok"
  } catch {
    return false
  }
}

/** Starts the web process and waits until it answers. It ends when this process does, however that ends. */
export async function startWeb(options: {
  env: Record<string, string>
  port: number
  host: string
  dev?: boolean
  base?: NodeJS.ProcessEnv
  /** The folder that was built, unless it is the product's own. */
  folder?: string
}): Promise<Web> {
  const { env, port, host, dev, base = process.env, folder = "." } = options
  const seconds = 120
  const args = nextProgram(dev ? "dev" : "start", folder, "-p", String(port), "-H", host)
  const url = localUrl(host, port)
  // What stands in mails must be reached from outside of a request.
  const links = { BACKLINE_LINK_URL: env.BACKLINE_URL || url }
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    // Ctrl+C reaches this process alone, which then stops things in order.
    detached: true,
    env: { ...base, ...env, ...links, ...nextEnvironment(dev ? "development" : "production") },
  })
  let running = true
  const exited = new Promise<number>((resolve) => {
    child.once("error", () => resolve(1))
    child.once("exit", (code) => resolve(code ?? 1))
  }).finally(() => {
    running = false
  })
  const stop = atEnd(async () => {
    signal(child, "SIGTERM")
    // Open live streams would keep it waiting for as long as somebody looks at a screen.
    const late = setTimeout(() => signal(child, "SIGKILL"), 2_000)
    await exited
    clearTimeout(late)
  })
  for (const until = Date.now() + seconds * 1000; Date.now() < until; await pause(100)) {
    if (!running) throw refuse("The web process ended before it could serve; what it said stands above.")
    if (await answers(url)) return { url, exited, stop }
  }
  await stop()
  throw refuse(`The web process did not answer ${url}/api/health within ${seconds} s.`)
}
