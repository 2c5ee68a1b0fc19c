import { cpus } from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import postgres from "postgres"
import { buildSite } from "../bench/build"
import { crossPostsInProcess, crossPostsOverHttp, requireSignIn } from "../bench/cross-posts"
import { growTo } from "../bench/crowd"
import { plainClient } from "../bench/floors"
import type { Site } from "../bench/http"
import { lists } from "../bench/lists"
import { screens } from "../bench/screens"
import { type Line, tableOf } from "../bench/table"
import { makeWorld, type World } from "../bench/world"
import { firstRunnable } from "./browser"
import { checkedSettings } from "./environment"
import { atEnd, end, endOnSignals, freePort, isEnding, refuse } from "./processes"
import { log, step } from "./progress"
import { openTestServer } from "./test-database"
import { startWeb } from "./web"

const sizes = [
  { name: "10k", conversations: 10_000 },
  { name: "100k", conversations: 100_000 },
]
const large = { name: "1M", conversations: 1_000_000 }

function chosenSizes(): typeof sizes {
  const { values } = parseArgs({ options: { large: { type: "boolean", default: false } } })
  return values.large ? [...sizes, large] : sizes
}

async function openSite(env: Record<string, string>): Promise<Site> {
  const folder = await buildSite()
  const port = await freePort()
  const host = "127.0.0.1"
  const dataDir = path.join(folder, ".data")
  const all = {
    ...env,
    BACKLINE_DEMO: "0",
    BACKLINE_URL: "",
    BACKLINE_DATA_DIR: dataDir,
    PORT: String(port),
    HOST: host,
  }
  const web = await startWeb({ env: all, port, host, folder })
  return { origin: web.url, folder }
}

/** Every cross-post that was answered has to be stored, with its event in both places. */
async function countNotes(owner: postgres.Sql, { workspaceId: w, acknowledged }: World): Promise<void> {
  const [row] = await owner<{ stored: number }[]>`
    select count(*)::int as stored from jsonb_array_elements_text(${JSON.stringify(acknowledged)}::text::jsonb) a
    join notes n on n.workspace_id = ${w} and n.id = a::uuid
    join events e on e.workspace_id = ${w} and e.command_id = a::uuid and e.type = 'note.added'
    where (select count(*) from timeline t where t.workspace_id = ${w} and t.seq = e.seq) = 2`
  log(
    `${acknowledged.length} cross-posts were answered, ${row?.stored} are stored with their event in both places.`,
  )
  if (row?.stored !== acknowledged.length) throw refuse("What was answered was not stored.")
}

async function run(): Promise<void> {
  const chosen = chosenSizes()
  const makeDatabase = await openTestServer(checkedSettings().databaseUrl, "bench")
  const env = await makeDatabase("all")
  Object.assign(process.env, env)
  const site = await step("Starting the server", "Serving", () => openSite(env))
  const owner = postgres(env.BACKLINE_OWNER_URL ?? "", { max: 1, onnotice: () => undefined })
  const plain = plainClient(env.BACKLINE_APP_URL ?? "")
  atEnd(() => Promise.all([owner.end({ timeout: 1 }), plain.end({ timeout: 1 })]).then(() => undefined))
  const world = await makeWorld(16)
  await requireSignIn(site, world)
  const lines: Line[] = []
  const measure = async (what: string, work: () => Promise<Line[]>) => {
    lines.push(...(await step(`Measuring ${what}`, "Measured", work)))
  }
  await measure("cross-posts in process", () => crossPostsInProcess(world, plain))
  await measure("cross-posts over HTTP", () => crossPostsOverHttp(site, world))
  const browser = await firstRunnable()
  if (!browser) log("There is no browser here, so the other teammate's screen is not measured.")
  await measure("how soon another teammate sees it", () => screens(site, world, browser))
  await countNotes(owner, world)
  let before: number[] = []
  for (const { name, conversations } of chosen) {
    await step(`Making ${name} conversations`, "Made", () => growTo(owner, world, conversations))
    const { lines: more, pages } = await step(`Measuring lists of ${name}`, "Measured", () =>
      lists(site, world, plain, name),
    )
    lines.push(...more, {
      what: `${name}: buffers of a page`,
      unit: "pages",
      floor: before,
      ours: [pages],
      target: "",
    })
    before = [pages]
  }
  const [row] = await owner<{ version: string }[]>`select current_setting('server_version') as version`
  log(
    `\nPostgreSQL ${row?.version}, Node ${process.versions.node}, ${cpus().length} cores. Figures are of the best round,`,
  )
  log("ratios of the middle one; 1 is as fast as the floor.\n")
  log(tableOf(lines))
}

endOnSignals(130, log)
try {
  await run()
  await end(0)
} catch (error) {
  if (!isEnding()) console.error((error as { plain?: boolean }).plain ? (error as Error).message : error)
  await end(1)
}
