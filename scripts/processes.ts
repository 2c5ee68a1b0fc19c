import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { createServer } from "node:net"

/** Runs a command to its end and gives its exit code with all that it printed. Never throws for a bad exit. */
export function run(
  command: string,
  args: string[],
  options: SpawnOptions = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options })
    const release = endsWithUs(child)
    let output = ""
    child.stdout?.setEncoding("utf8").on("data", (text) => {
      output += text
    })
    child.stderr?.setEncoding("utf8").on("data", (text) => {
      output += text
    })
    child.once("error", (error) => {
      release()
      resolve({ code: 127, output: error.message })
    })
    child.once("close", (code) => {
      release()
      resolve({ code: code ?? 1, output })
    })
  })
}

/** Like `run`, with the command's output shown as it comes. */
export async function runShown(command: string, args: string[], env = process.env): Promise<number> {
  return (await run(command, args, { stdio: ["ignore", "inherit", "inherit"], env })).code
}

const children = new Set<ChildProcess>()

function endsWithUs(child: ChildProcess): () => void {
  children.add(child)
  return () => children.delete(child)
}

const cleanups: (() => Promise<void> | void)[] = []
let ending: Promise<void> | undefined

/** Remembers what must be undone when this process ends, in reverse order. Returns a way to do it now. */
export function atEnd(undo: () => Promise<void> | void): () => Promise<void> {
  let done: Promise<void> | undefined
  const once = () => {
    done ??= Promise.resolve(undo()).catch((error) => console.error(error))
    return done
  }
  cleanups.push(once)
  return once
}

/** Undoes everything, then ends the process. A second Ctrl+C does not cut it short. */
export function end(code: number): Promise<void> {
  ending ??= (async () => {
    for (const child of children) child.kill("SIGTERM")
    for (const undo of cleanups.reverse()) await undo()
    process.exit(code)
  })()
  return ending
}

/** Whether the process is on its way out: what fails now fails because of that. */
export function isEnding(): boolean {
  return ending !== undefined
}

/** Ends cleanly on Ctrl+C, on a closed terminal, and when npm itself is killed. */
export function endOnSignals(code: number, say: (sentence: string) => void): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (!isEnding()) say("Stopping …")
      void end(code)
    })
  }
  if (!process.env.npm_lifecycle_event) return
  const before = ancestors()
  setInterval(() => {
    if (ancestors() !== before) void end(code)
  }, 500).unref()
}

// npm stands above the shell that it runs a script in, and a killed npm leaves both behind.
function ancestors(): string {
  try {
    const fields = readFileSync(`/proc/${process.ppid}/stat`, "utf8").split(") ")[1]
    return `${process.ppid} ${fields?.split(" ")[1]}`
  } catch {
    return `${process.ppid}`
  }
}

/** Whether a process of this number runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

/** True when nothing listens on this port of this address. */
export function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once("error", () => resolve(false))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** A port of this machine that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      const port = typeof address === "object" && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** An expected failure, told to the person in one sentence and without a stack trace. */
export function refuse(sentence: string): Error {
  return Object.assign(new Error(sentence), { plain: true })
}
