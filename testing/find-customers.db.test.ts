import { expect, test } from "vitest"
import { db } from "@/db/client"
import { addCustomer } from "@/lib/customers/commands/add"
import { changeCustomer } from "@/lib/customers/commands/change"
import { conversationsOf, ticketsOf } from "@/lib/customers/queries/history"
import { listCustomers } from "@/lib/customers/queries/list"
import { findCustomer } from "@/lib/customers/queries/one"
import { customerByEmail, customerByToken } from "@/lib/intake/identity"
import { newId } from "@/lib/shared/ids"
import { addTicketType } from "@/lib/ticket-types/commands/add"
import { createTicket } from "@/lib/tickets/commands/create"
import { does, expectRefusal } from "./commands"
import { owner } from "./database"
import { conversation, customerTicket, ticket } from "./given"
import { tokenFor } from "./identity"
import { makeWorld, type World } from "./world"

const add = (world: World, name: string, email: string | null = null, company: string | null = null) =>
  does(addCustomer, world.system, { name, email, company })

const namesOf = async (world: World, words: string) =>
  (await listCustomers(db(), world, { words })).rows.map((row) => row.name)

test("customers are found by the beginnings of words in name, e-mail and company, whatever their accents", async () => {
  const world = await makeWorld()
  await add(world, "Noor Haddad", "noor@oasis.example", "Oasis Travel")
  await add(world, "Siân O'Brien", "sian@cwm.example")
  await add(world, "王小明", null, "山")
  expect(await namesOf(world, "had noo")).toEqual(["Noor Haddad"])
  expect(await namesOf(world, "OASIS")).toEqual(["Noor Haddad"])
  expect(await namesOf(world, "sian@cwm")).toEqual(["Siân O'Brien"])
  expect(await namesOf(world, "brien")).toEqual(["Siân O'Brien"])
  expect(await namesOf(world, "zoe")).toEqual(["Zoë Park"])
  expect(await namesOf(world, "王")).toEqual(["王小明"])
  for (const odd of ["'", "\\", "& | ! :*", "a' & 'b", "%", "<->"])
    expect(Array.isArray(await namesOf(world, odd)), odd).toBe(true)
  expect(await namesOf(world, "haddad nobody")).toEqual([])
})

test("pages of customers hold each once, by name", async () => {
  const world = await makeWorld()
  for (let n = 0; n < 7; n++) await add(world, n % 2 ? "Same Name" : `Customer ${n}`)
  const seen: string[] = []
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof listCustomers>> = await listCustomers(db(), world, {
      after,
      limit: 3,
    })
    seen.push(...page.rows.map((row) => row.id))
    after = page.next
    if (!after) break
  }
  expect(new Set(seen).size).toBe(8)
  expect(seen).toHaveLength(8)
})

test("a search reads an index, not all customers", async () => {
  const world = await makeWorld()
  await owner()`
    insert into customers (workspace_id, id, name, email)
    select ${world.workspaceId}, gen_random_uuid(), 'Person ' || n, 'p' || n || '@example.com'
    from generate_series(1, 20000) n`
  await owner()`analyze customers`
  const plan = async (statement: string) =>
    (await owner().unsafe(`explain ${statement}`)).map((row) => row["QUERY PLAN"]).join("\n")
  const from = `select * from customers c where workspace_id = '${world.workspaceId}' and merged_into is null
    and erased_at is null`
  const found = await plan(`${from} and customer_words(name, email, company) @@ words_begin('p19999')`)
  expect(found).toContain("customers_by_words")
  expect(found).not.toContain("Seq Scan")
  const listed = await plan(
    `${from} and (lower(name), id) > ('m', '${newId()}') order by lower(name), id limit 51`,
  )
  expect(listed).toContain("customers_by_name")
  expect(listed).not.toContain("Sort")
  expect(await namesOf(world, "p19999")).toEqual(["Person 19999"])
})

test("A2: a customer's tickets say of one that can't be opened its number and state alone", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  const open = await ticket(world, { on: conversationId })
  const own = await customerTicket(world)
  const typeId = newId()
  const limits = { limited: true, teamIds: [world.teams.finance] }
  const type = { category: "back_office", name: "Chargeback", ...limits }
  await does(addTicketType, world.ada, { commandId: typeId, ...type })
  await does(createTicket, world.ben, { conversationId, typeId, title: "Secret" })
  const about = { customerId: world.zoe.id }
  const [first, ...rest] = (await ticketsOf(db(), world.maya, about)).rows
  expect(first).toEqual({
    number: 3,
    state: "Submitted",
    stateCategory: "submitted",
    shared: false,
    restricted: true,
    title: null,
    icon: null,
    typeName: null,
  })
  expect(rest.map((row) => row.number)).toEqual([2, open.number])
  expect((await ticketsOf(db(), world.ben, about)).rows[0]).toMatchObject({ title: "Secret" })
  const listed = await conversationsOf(db(), world.maya, about)
  expect(listed.rows.map((row) => row.id)).toEqual([own, conversationId])
  const found = await findCustomer(db(), world.maya, world.zoe.id)
  expect(found).toMatchObject({ conversations: 2, openConversations: 2, tickets: 3 })
})

test("what was changed meanwhile stops a change, and the record keeps what was before and after", async () => {
  const world = await makeWorld()
  const change = (before: string | null, after: string | null) =>
    changeCustomer(world.maya, {
      commandId: newId(),
      customerId: world.zoe.id,
      field: "company",
      before,
      after,
    })
  expect(await change(null, " Fjord Tours ")).toMatchObject({ ok: true })
  expectRefusal(
    await change(null, "Fjord Travel"),
    "changed_meanwhile",
    "This was changed meanwhile: it says “Fjord Tours” now.",
  )
  const kept = await change("Fjord Tours", null)
  expect(kept.ok && kept.events[0]).toMatchObject({
    data: { customerId: world.zoe.id },
    change: { field: "company", before: "Fjord Tours", after: null },
  })
})

test("C2: who proved what is told apart from what the team typed", async () => {
  const world = await makeWorld()
  const { workspaceId, zoe } = world
  const about = async () => {
    const found = await findCustomer(db(), world.maya, zoe.id)
    if (!found || "mergedInto" in found) throw new Error("She is not there.")
    return { nameBy: found.nameBy, emailBy: found.emailBy, email: found.email }
  }
  const { email, ...first } = await about()
  expect(first).toEqual({ nameBy: "team", emailBy: "team" })
  await customerByEmail(workspaceId, email ?? "")
  expect(await about()).toMatchObject({ nameBy: "team", emailBy: "link" })
  await customerByToken(workspaceId, await tokenFor(world, { sub: "z", email: email ?? "", name: "Zoë P." }))
  expect(await about()).toMatchObject({ nameBy: "site" })
  const retyped = { customerId: zoe.id, field: "email", before: email, after: `new-${email}` }
  await does(changeCustomer, world.maya, retyped)
  expect(await about()).toMatchObject({ nameBy: "site", emailBy: "team" })
  const taken = { customerId: zoe.id, field: "email", before: `new-${email}`, after: "noor@example.com" }
  await add(world, "Noor", "noor@example.com")
  expectRefusal(await changeCustomer(world.maya, { commandId: newId(), ...taken }), "name_taken")
})
