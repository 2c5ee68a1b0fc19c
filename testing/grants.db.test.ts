import postgres from "postgres"
import { expect, test } from "vitest"
import { readAs } from "@/db/customer-client"
import { owner } from "./database"
import { ticket } from "./given"
import { makeCustomer, makeWorld } from "./world"

function asCustomers(): postgres.Sql {
  const url = process.env.BACKLINE_CUSTOMER_URL
  if (!url) throw new Error("BACKLINE_CUSTOMER_URL is not set: run the database tests with npm test db.")
  return postgres(url, { max: 1, onnotice: () => undefined })
}

test("C3: what the customers' role can read is exactly this", async () => {
  const sql = asCustomers()
  const columns = await sql<{ table: string; columns: string }[]>`
    select n.nspname || '.' || c.relname as table, string_agg(a.attname, ' ' order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relkind in ('r', 'v', 'm', 'p', 'f')
      and has_column_privilege(c.oid, a.attnum, 'select')
    group by 1 order by 1`
  expect(Object.fromEntries(columns.map((row) => [row.table, row.columns]))).toMatchSnapshot()
  await sql.end()
})

test("C3: they can write nothing, call nothing of the team's, name none of its tables, and be nobody else", async () => {
  const sql = asCustomers()
  const [can] = await sql`
    select
      (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relkind in ('r', 'v', 'S') and (
         case when c.relkind = 'S' then has_sequence_privilege(c.oid, 'usage, update')
         else has_table_privilege(c.oid, 'insert, update, delete, truncate, references, trigger') end)) as writes,
      (select count(*)::int from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('public', 'auth', 'graphile_worker') and has_function_privilege(p.oid, 'execute')
         and has_schema_privilege(n.oid, 'usage')) as calls,
      (select string_agg(nspname, ' ' order by nspname) from pg_namespace
       where nspname !~ '^pg_' and nspname <> 'information_schema' and has_schema_privilege(oid, 'usage')) as schemas,
      (select count(*)::int from pg_auth_members m join pg_roles r on r.oid = m.member
       where r.rolname = current_user) as roles,
      current_setting('default_transaction_read_only') as "readOnly"`
  expect(can).toEqual({ writes: 0, calls: 0, schemas: "customer", roles: 0, readOnly: "on" })
  for (const statement of [
    "select 1 from public.notes",
    "select 1 from public.messages",
    "select 1 from auth.users",
    "insert into customer.reads values (null)",
    "set role postgres",
    "create table customer.x (a int)",
  ])
    await expect(sql.unsafe(statement), statement).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|25006|22023|42809|55000)$/),
    })
  await sql.end()
})

test("C3: bound to nobody, or to a customer of another workspace, every view is empty", async () => {
  const [world, other] = await Promise.all([makeWorld(), makeWorld()])
  await ticket(world, { share: true })
  const noor = await makeCustomer(other.system, "Noor")
  const views = await owner()<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'customer'::regnamespace and relkind = 'v' order by 1`
  expect(views.length).toBeGreaterThan(9)
  const count = (who: { workspaceId: string; id: string }) =>
    readAs(who, (sql) => views.map(({ name }) => sql`select count(*)::int as n from customer.${sql(name)}`))
  const own = await count(world.zoe)
  expect(own.flat().filter((row) => (row as { n: number }).n > 0).length).toBeGreaterThan(6)
  for (const who of [
    { workspaceId: world.workspaceId, id: noor.id },
    { workspaceId: other.workspaceId, id: world.zoe.id },
    { workspaceId: "", id: "" },
  ]) {
    const rows = (await count(who)).flat() as { n: number }[]
    // The workspace's own name is theirs who name it; nothing else is.
    expect(rows.filter((row) => row.n > 0).length, JSON.stringify(who)).toBeLessThanOrEqual(1)
  }
})
