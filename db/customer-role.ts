import { createHash } from "node:crypto"
import type { Sql } from "postgres"

/** The columns that customers' views read; nothing else of any table is in the reach of their role (SPEC C3). */
const columns = {
  customers: "workspace_id, id, name, email",
  workspaces: "workspace_id, slug, name",
  conversations: "workspace_id, id, customer_id, subject, category",
  messages: "workspace_id, id, conversation_id, customer_id, author_kind, author_id, doc, text, created_at",
  message_files: "workspace_id, message_id, file_id, customer_id, position",
  files: "workspace_id, id, name, bytes, media_type",
  teammates: "workspace_id, id, name",
  tickets:
    "workspace_id, id, number, category, type_id, title, description, attributes, state_id, shared, home_conversation_id",
  ticket_links: "workspace_id, ticket_id, conversation_id, ticket_shared",
  ticket_types: "workspace_id, id, category, name, icon, sharing_allowed, description_visible, archived_at",
  ticket_type_attributes:
    "workspace_id, id, type_id, name, kind, items, required_on_form, visible_to_customer, position, archived_at",
  ticket_states: "workspace_id, id, category, customer_label",
  ticket_forms: "workspace_id, id, conversation_id, customer_id, type_id, sent_at, submitted_at, ticket_id",
  customer_feed:
    "workspace_id, customer_id, n, conversation_id, type, by_customer, message_id, ticket_id, form_id, label, step, at",
  customer_reads: "workspace_id, customer_id, conversation_id, n",
} as const

type Table = keyof typeof columns

const here = "workspace_id = customer.w()"
const theirs = `${here} and customer_id = customer.me()`
const someone = `${here} and customer.me() is not null`
const ownConversation = (table: string, id: string) =>
  `exists (select 1 from public.conversations c where c.workspace_id = ${table}.workspace_id and c.id = ${id})`

/** Whose rows: bound to the workspace and the customer that the transaction names, or to none. */
const whose: Record<Table, string> = {
  customers: `${here} and id = customer.me()`,
  workspaces: someone,
  conversations: theirs,
  messages: theirs,
  message_files: theirs,
  files: someone,
  teammates: someone,
  tickets: `${here} and (shared or category = 'customer') and ${ownConversation(
    "tickets",
    "case when tickets.category = 'customer' then tickets.id else tickets.home_conversation_id end",
  )}`,
  ticket_links: `${here} and ticket_shared and ${ownConversation("ticket_links", "ticket_links.conversation_id")}`,
  ticket_types: someone,
  ticket_type_attributes: `${someone} and visible_to_customer`,
  ticket_states: someone,
  ticket_forms: theirs,
  customer_feed: theirs,
  customer_reads: theirs,
}

const views = [
  "profile",
  "workspace",
  "position",
  "reads",
  "tickets",
  "ticket_of_conversation",
  "feed",
  "changes",
  "messages",
  "forms",
  "conversations",
  "files",
]

function statements(customer: string, app: string | null): string[] {
  const tables = Object.keys(columns) as Table[]
  return [
    "revoke execute on all functions in schema public from public",
    "revoke all on schema customer from public",
    `grant usage on schema customer to ${customer}${app ? `, ${app}` : ""}`,
    `revoke all on all tables in schema public from ${customer}`,
    `revoke all on all tables in schema customer from ${customer}`,
    ...views.map((view) => `grant select on customer.${view} to ${customer}`),
    ...tables.flatMap((table) => [
      `grant select (${columns[table]}) on public.${table} to ${customer}`,
      `drop policy if exists customer on public.${table}`,
      `create policy customer on public.${table} for select to ${customer} using (${whose[table]})`,
      `drop policy if exists team on public.${table}`,
      ...(app ? [`create policy team on public.${table} to ${app} using (true) with check (true)`] : []),
      `alter table public.${table} enable row level security`,
    ]),
    // What the customer would see is read by the same view on both sides of the wall.
    ...(app ? [`grant select on customer.tickets to ${app}`] : []),
    ...["default_transaction_read_only = on", "search_path = customer", "statement_timeout = '10s'"].map(
      (setting) => `alter role ${customer} set ${setting}`,
    ),
  ]
}

/**
 * Gives the customers' role what it may read, and nothing else, and the team's role all rows. Does nothing where that
 * stands already, so that a start beside running processes locks no table. Needs the owner's connection.
 */
export async function guardCustomers(
  sql: Sql,
  roles: { customer: string; app: string | null; mayAlterRole: boolean },
): Promise<void> {
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
  const all = statements(quoted(roles.customer), roles.app && quoted(roles.app)).filter(
    (statement) => roles.mayAlterRole || !statement.startsWith("alter role"),
  )
  const mark = createHash("sha256").update(all.join(";")).digest("hex")
  const [now] = await sql<{ mark: string | null }[]>`
    select obj_description('customer'::regnamespace, 'pg_namespace') as mark`
  if (now?.mark === mark) return
  await sql.begin(async (tx) => {
    for (const statement of all) await tx.unsafe(statement)
    await tx.unsafe(`comment on schema customer is '${mark}'`)
  })
}

/** Says why a login must not be the customers', or null: it has to be a plain role that owns nothing here. */
export async function whyNotCustomerRole(sql: Sql, role: string): Promise<string | null> {
  const [row] = await sql<{ super: boolean; bypasses: boolean; owns: boolean; powers: boolean }[]>`
    select r.rolsuper as super, r.rolbypassrls as bypasses, r.rolcreaterole or r.rolcreatedb as powers,
      exists (select 1 from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace) as owns
    from pg_roles r where r.rolname = ${role}`
  if (!row) return `there is no role ${role}`
  if (row.super || row.bypasses) return `the role ${role} sees past row security`
  if (row.owns) return `the role ${role} owns the product's tables`
  return row.powers ? `the role ${role} may make roles or databases` : null
}
