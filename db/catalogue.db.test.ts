import { getTableColumns, is } from "drizzle-orm"
import { getTableConfig, PgTable } from "drizzle-orm/pg-core"
import { expect, test } from "vitest"
import { owner } from "@/testing/database"
import * as conversations from "./schema/conversations"
import * as customers from "./schema/customers"
import * as events from "./schema/events"
import * as mails from "./schema/mails"
import * as messenger from "./schema/messenger"
import * as tags from "./schema/tags"
import * as team from "./schema/team"
import * as threads from "./schema/threads"
import * as ticketTypes from "./schema/ticket-types"
import * as tickets from "./schema/tickets"
import * as workflows from "./schema/workflows"
import * as workspaces from "./schema/workspaces"

const schema = {
  ...conversations,
  ...customers,
  ...events,
  ...mails,
  ...messenger,
  ...tags,
  ...team,
  ...threads,
  ...ticketTypes,
  ...tickets,
  ...workflows,
  ...workspaces,
}

test("O6: every primary, unique and foreign key of the product's tables starts with workspace_id", async () => {
  const keys = await owner()`
    select c.relname as table, k.conname as key, a.attname as first, fa.attname as "firstThere"
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    left join pg_attribute fa on fa.attrelid = k.confrelid and fa.attnum = k.confkey[1]
    where c.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f')`
  expect(keys.length).toBeGreaterThan(80)
  const wrong = keys.filter(
    (key) => key.first !== "workspace_id" || (key.firstThere ?? "workspace_id") !== "workspace_id",
  )
  expect(wrong).toEqual([])
})

test("O6: every unique index that is no key starts with workspace_id", async () => {
  const wrong = await owner()`
    select i.indexrelid::regclass::text as index from pg_index i
    join pg_class c on c.oid = i.indrelid
    left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where c.relnamespace = 'public'::regnamespace and i.indisunique and a.attname is distinct from 'workspace_id'`
  expect([...wrong]).toEqual([])
})

test("every table of the product has workspace_id and a primary key", async () => {
  const wrong = await owner()`
    select c.relname from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (
      not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')
      or not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and a.attnotnull))`
  expect([...wrong]).toEqual([])
})

// What these refer to is never deleted and its key hardly ever changes, so an index would only cost writes.
const unindexed = [
  "customer_feed_workspace_id_form_id_fkey",
  "customer_feed_workspace_id_ticket_id_fkey",
  "events_workspace_id_message_id_fkey",
  "events_workspace_id_note_id_fkey",
  "events_workspace_id_thread_id_fkey",
  "files_workspace_id_customer_id_fkey",
  "files_workspace_id_uploaded_by_fkey",
  "messages_workspace_id_author_id_fkey",
  "moves_within_its_category",
  "notes_workspace_id_answers_fkey",
  "notes_workspace_id_author_id_fkey",
  "reads_workspace_id_thread_id_fkey",
  "sharing_not_allowed",
  "state_change_has_event",
  "threads_workspace_id_assignee_id_fkey",
  "threads_workspace_id_conversation_id_fkey",
  "threads_workspace_id_last_message_id_fkey",
  "threads_workspace_id_last_note_id_fkey",
  "threads_workspace_id_snooze_ticket_id_fkey",
  "threads_workspace_id_team_id_fkey",
  "threads_workspace_id_ticket_id_fkey",
  "ticket_field_changes_workspace_id_ticket_id_fkey",
  "ticket_forms_workspace_id_ticket_id_fkey",
  "ticket_forms_workspace_id_type_id_fkey",
  "ticket_state_changes_workspace_id_state_id_fkey",
  "ticket_type_attributes_workspace_id_type_id_fkey",
  "ticket_type_states_workspace_id_state_id_fkey",
  "ticket_types_workspace_id_default_team_id_fkey",
  "workflow_runs_workspace_id_conversation_id_fkey",
  "workflow_runs_workspace_id_seq_fkey",
  "workflow_runs_workspace_id_ticket_id_fkey",
]

test("every foreign key's columns are indexed, or it is listed here", async () => {
  const keys = await owner()<{ name: string }[]>`
    select k.conname as name from pg_constraint k
    where k.connamespace = 'public'::regnamespace and k.contype = 'f' and not exists (
      select 1 from pg_index i where i.indrelid = k.conrelid and i.indpred is null
        and (i.indkey::int2[])[0:least(cardinality(k.conkey), 2) - 1] <@ k.conkey)`
  expect(keys.map((key) => key.name).sort()).toEqual(unindexed)
})

test("no foreign key cascades: a command writes every row it changes", async () => {
  const wrong = await owner()`
    select conname from pg_constraint where connamespace = 'public'::regnamespace and contype = 'f'
      and (confdeltype <> 'a' or confupdtype <> 'a')`
  expect([...wrong]).toEqual([])
})

const typeNames: Record<string, string> = {
  "timestamp with time zone": "timestamptz",
  PgCustomColumn: "bytea",
}

test.each(
  Object.values(schema).flatMap((table) =>
    is(table, PgTable) ? [[getTableConfig(table).name, table] as const] : [],
  ),
)("the schema of %s in the code is that of the database", async (name, table) => {
  const stored = await owner()<{ name: string; type: string; required: boolean; generated: boolean }[]>`
      select column_name as name, data_type as type, is_nullable = 'NO' as required, is_generated = 'ALWAYS' as generated
      from information_schema.columns where table_schema = 'public' and table_name = ${name}`
  const inCode = Object.values(getTableColumns(table)).map((column) => ({
    name: column.name,
    type: typeNames[column.getSQLType()] ?? column.getSQLType(),
    required: column.notNull,
  }))
  const known = new Set(inCode.map((column) => column.name))
  const inDatabase = stored
    .filter((column) => !column.generated || known.has(column.name))
    .map(({ name, type, required }) => ({ name, type: typeNames[type] ?? type, required }))
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name)
  expect(inCode.sort(byName)).toEqual(inDatabase.sort(byName))
})

test("every table of the product is in the code's schema", async () => {
  const tables = await owner()<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`
  const inCode = Object.values(schema).flatMap((table) =>
    is(table, PgTable) ? [getTableConfig(table).name] : [],
  )
  expect(inCode.sort()).toEqual(tables.map((table) => table.name).sort())
})
