import { readdir, readFile } from "node:fs/promises"
import { expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import { notThere } from "@/lib/shared/refusals"
import { expectRefusal, ok } from "./commands"
import { owner, stored } from "./database"
import { everyCommand } from "./every-command"
import { conversation } from "./given"
import { makeCustomer, makeStranger, makeWorld } from "./world"

const each = everyCommand.map((one) => [one.name, one] as const)

async function namesInCode(): Promise<string[]> {
  const files = await readdir("lib", { recursive: true })
  const code = files.filter((file) => /\.ts$/.test(file) && !/\.test\.ts$/.test(file))
  const texts = await Promise.all(code.map((file) => readFile(`lib/${file}`, "utf8")))
  return texts.flatMap((text) =>
    [...text.matchAll(/export const \w+ = defineCommand\(\{\s*name: "(\w+)"/g)].map(
      (match) => match[1] ?? "",
    ),
  )
}

test("every command in the code stands in the list that these tests go through", async () => {
  expect(everyCommand.map((one) => one.name).sort()).toEqual((await namesInCode()).sort())
})

test.each(each)("A5: %s leaves events that say who and when, once per id", async (_name, one) => {
  const world = await makeWorld()
  const whole = { commandId: newId(), ...(await one.input(world)) }
  const began = new Date()
  const answered = ok(await one.command(world[one.by], whole))
  const events = await owner()`
    select ordinal, actor_kind as kind, actor_id as who, at between ${began} and now() as "when"
    from events where workspace_id = ${world.workspaceId} and command_id = ${whole.commandId} order by ordinal`
  const entry = { kind: world[one.by].kind, who: world[one.by].id, when: true }
  expect(events.length).toBeGreaterThanOrEqual(1)
  expect([...events]).toEqual(answered.map((_, ordinal) => ({ ordinal, ...entry })))

  const before = await stored(world.workspaceId)
  expect(ok(await one.command(world[one.by], whole))).toEqual(answered)
  const reused = "This was sent before with other content. Please reload and try again."
  expectRefusal(await one.command(world[one.alsoBy], whole), "command_reused", reused)
  expect(await stored(world.workspaceId)).toEqual(before)
})

test.each(each)("A3: %s is denied to those who lack the right, and to odd input", async (_name, one) => {
  const world = await makeWorld()
  const input = await one.input(world)
  const before = await stored(world.workspaceId)
  for (const who of one.denied)
    expect(await one.command(world[who], { commandId: newId(), ...input })).toEqual(notThere)
  const odd = [{ commandId: newId(), ...input, surprise: 1 }, { ...input, commandId: "no id" }, null]
  for (const whole of odd)
    expect(await one.command(world[one.by], whole)).toMatchObject({ ok: false, code: "invalid" })
  expect(await stored(world.workspaceId)).toEqual(before)
})

const reaching = each.filter(([, one]) => one.reaches)

test.each(reaching)("O6, A3: %s says of another workspace what it says of nothing", async (_name, one) => {
  const [world, stranger] = await Promise.all([makeWorld(), makeStranger()])
  const strangers = { teammate: stranger, customer: { ...world.zoe, workspaceId: stranger.workspaceId } }
  const input = (await one.input(world)) as Record<string, unknown>
  const before = [await stored(world.workspaceId), await stored(stranger.workspaceId)]
  const kind = world[one.by].kind as "teammate" | "customer"
  expect(await one.command(strangers[kind], { commandId: newId(), ...input })).toEqual(notThere)

  const ids = [
    "formId",
    "ticketId",
    "conversationId",
    "threadId",
    "noteId",
    "typeId",
    "customerId",
    "mailId",
    "workflowId",
    "teamId",
    "invitationId",
    "teammateId",
    "stateId",
    "tagId",
  ]
  const first = ids.find((key) => key in input) ?? ""
  const gone = { commandId: newId(), ...input, [first]: newId() }
  expect(await one.command(world.system, gone)).toEqual(notThere)
  expect([await stored(world.workspaceId), await stored(stranger.workspaceId)]).toEqual(before)
})

test.each(each.filter(([, one]) => one.by === "zoe"))(
  "A3: %s in another customer's name is denied",
  async (_name, one) => {
    const world = await makeWorld()
    const noor = await makeCustomer(world.system, "Noor")
    const input = await one.input(world)
    const before = await stored(world.workspaceId)
    expect(await one.command(noor, { commandId: newId(), ...input })).toEqual(notThere)
    expect(await stored(world.workspaceId)).toEqual(before)
  },
)

test("the same id with another body is refused, and the first one stands", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  const { command } = everyCommand.find((one) => one.name === "sendReply") as (typeof everyCommand)[0]
  const commandId = newId()
  ok(await command(world.maya, { commandId, conversationId, text: "It left today." }))
  expectRefusal(
    await command(world.maya, { commandId, conversationId, text: "It left yesterday." }),
    "command_reused",
    "This was sent before with other content. Please reload and try again.",
  )
  const messages =
    await owner()`select text from messages where workspace_id = ${world.workspaceId} and id = ${commandId}`
  expect([...messages]).toEqual([{ text: "It left today." }])
})
