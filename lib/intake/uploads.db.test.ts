import { access, mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { startConversation } from "@/lib/conversations/commands/start"
import type { CustomerActor } from "@/lib/events/actor"
import { removeUnusedFiles } from "@/lib/files/unused"
import { newId } from "@/lib/shared/ids"
import { does } from "@/testing/commands"
import { owner } from "@/testing/database"
import { ticket } from "@/testing/given"
import { until } from "@/testing/jobs"
import { makeWorld } from "@/testing/world"
import { takeFile } from "./uploads"

process.env.BACKLINE_DATA_DIR = await mkdtemp(join(tmpdir(), "backline-files-"))

/** A request that brings a file, once it is let go. */
function coming() {
  const form = new FormData()
  form.set("file", new File(["12345"], "a.txt"))
  const whole = new Response(form)
  const hold = new TransformStream<Uint8Array, Uint8Array>()
  const headers = { "content-type": whole.headers.get("content-type") ?? "" }
  const init = { method: "POST", body: hold.readable, duplex: "half", headers }
  return { request: new Request("http://x/", init), letGo: () => void whole.body?.pipeTo(hold.writable) }
}

async function upload(customer: CustomerActor): Promise<string> {
  const { request, letGo } = coming()
  letGo()
  const file = await takeFile(customer, request)
  if ("ok" in file) throw new Error(file.sentence)
  return file.id
}

test("C3: a customer's files are read two at a time, the next ones after them, and no endless line of them waits", async () => {
  const { zoe } = await makeWorld()
  const sent = Array.from({ length: 22 }, coming)
  const taking = sent.map(({ request }) => takeFile(zoe, request))
  expect(await takeFile(zoe, coming().request)).toMatchObject({ ok: false, code: "too_many_tries" })
  await until(async () =>
    expect(sent.map(({ request }) => request.bodyUsed).slice(0, 2)).toEqual([true, true]),
  )
  expect(sent.filter(({ request }) => request.bodyUsed)).toHaveLength(2)
  for (const { letGo } of sent) letGo()
  expect(await Promise.all(taking)).toMatchObject(Array(22).fill({ bytes: 5 }))
  expect(await upload(zoe)).toBeTruthy()
})

test("a customer's files of the hour are counted again when one has come", async () => {
  const { zoe, workspaceId } = await makeWorld()
  const { request, letGo } = coming()
  const taking = takeFile(zoe, request)
  await owner()`insert into files (workspace_id, id, name, media_type, bytes, customer_id)
    select ${workspaceId}, gen_random_uuid(), 'a', 'a/b', 1, ${zoe.id} from generate_series(1, 100)`
  letGo()
  expect(await taking).toMatchObject({ code: "too_many_tries" })
})

test("files of customers that were put nowhere for a day are removed, rows and bytes; all others stay", async () => {
  const world = await makeWorld()
  const { zoe, workspaceId } = world
  const [unused, sent, onTicket, onceOnTicket, fresh] = await Promise.all([upload(zoe), upload(zoe)]).then(
    async (two) => [...two, await upload(zoe), await upload(zoe), await upload(zoe)],
  )
  const words = { messageId: newId(), text: "Here.", fileIds: [sent] }
  await does(startConversation, zoe, { customerId: zoe.id, ...words })
  const { id } = await ticket(world)
  await owner()`update tickets set attributes = ${owner().json({ [newId()]: [onTicket ?? ""], a: "text" })} where id = ${id}`
  await owner()`insert into ticket_field_changes (workspace_id, command_id, ordinal, ticket_id, field, before)
    select workspace_id, command_id, ordinal, thread_id, 'attribute', ${owner().json([onceOnTicket ?? ""])}
    from events where workspace_id = ${workspaceId} and thread_id = ${id} limit 1`
  await owner()`update files set created_at = now() - interval '25 hours'
    where workspace_id = ${workspaceId} and id <> ${fresh ?? ""}`
  await removeUnusedFiles()
  const rows = await owner()`select id from files where workspace_id = ${workspaceId}`
  expect(rows.map((row) => row.id).toSorted()).toEqual([sent, onTicket, onceOnTicket, fresh].toSorted())
  const bytesOf = (file = "") => access(join(process.env.BACKLINE_DATA_DIR ?? "", "files", workspaceId, file))
  await expect(bytesOf(unused)).rejects.toThrow("ENOENT")
  await bytesOf(sent)
})
