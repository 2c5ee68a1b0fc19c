import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"

export type Action = { id: string; name: string; file: string; page: string }

async function json(file: string) {
  return JSON.parse(await readFile(file, "utf8"))
}

type Reference = { workers: Record<string, unknown>; filename: string; exportedName: string }

/** Every server action that the build has a door for, with a page that takes it. */
export async function actionsOfBuild(): Promise<Action[]> {
  const { node } = await json(".next/server/server-reference-manifest.json")
  return Object.entries(node as Record<string, Reference>).map(([id, reference]) => {
    const [worker = ""] = Object.keys(reference.workers)
    const page = addressOf(worker.replace(/^app/, "").replace(/\/page$/, ""))
    return { id, name: reference.exportedName, file: reference.filename, page }
  })
}

/** Every page and route of the build, with the methods that a route answers. */
export async function doorsOfBuild(): Promise<string[]> {
  const paths: Record<string, string> = await json(".next/server/app-paths-manifest.json")
  const own = Object.keys(paths).filter((name) => !/^\/(_|icon\.svg)/.test(name))
  const doors = own.map(async (name) => {
    if (name.endsWith("/page") || name === "/page") return [`GET ${name}`]
    const source = await readFile(`app${name}.ts`, "utf8")
    const methods = source.matchAll(
      /export (?:async )?(?:function|const) (GET|POST|PUT|PATCH|DELETE)\b|as (GET|POST)\b/g,
    )
    return [...methods].map((match) => `${match[1] ?? match[2]} ${name}`)
  })
  return (await Promise.all(doors)).flat().sort()
}

const anyId = "0190a000-0000-7000-8000-000000000000"

/** An address that leads to a page, with something in the place of each name. */
function addressOf(page: string): string {
  const plain = page.replace(/\/\([^)]*\)/g, "")
  return (
    plain
      .replace("/[[...path]]", "")
      .replace("/[...path]", "/mine")
      .replace(/\[\w+\]/g, anyId) || "/"
  )
}

/** The same build without what `proxy.ts` became, in a folder of its own that the second value removes. */
export async function buildWithoutProxy(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), "backline-without-proxy-"))
  for (const name of await readdir("."))
    if (name !== ".next") await symlink(path.resolve(name), path.join(folder, name))
  await cp(".next", path.join(folder, ".next"), {
    recursive: true,
    filter: (file) => !file.includes("/cache/"),
  })
  const manifest = path.join(folder, ".next/server/functions-config-manifest.json")
  const config = await json(manifest)
  if (!config.functions["/_middleware"]) throw new Error("The build has no proxy to leave out.")
  delete config.functions["/_middleware"]
  await writeFile(manifest, JSON.stringify(config))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
