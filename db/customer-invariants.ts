import type { Invariant } from "./invariant"

const ofOne = [
  "conversations",
  "messages",
  "message_files",
  "files",
  "ticket_forms",
  "customer_feed",
  "customer_reads",
  "customer_sessions",
  "customer_attributes",
  "mails",
]

/** What is true of the customers' side: their own order, what they can see, and the forms that they sent in. */
export const customerInvariants: Invariant[] = [
  {
    rules: "C3",
    sentence: "What happened to a customer is numbered from 1 without a gap.",
    query: `
      select workspace_id, customer_id as id from customer_feed group by workspace_id, customer_id
      having count(*) <> max(n) or min(n) <> 1`,
  },
  {
    rules: "C1, N2",
    sentence: "Every message has one place in its customer's order, and none is a teammate's without one.",
    query: `
      select m.workspace_id, m.id from messages m
      left join customer_feed f on f.workspace_id = m.workspace_id and f.message_id = m.id
        and f.customer_id = m.customer_id and f.conversation_id = m.conversation_id
      group by m.workspace_id, m.id, m.author_kind
      having count(f.n) <> 1 or bool_or(f.by_customer) <> (m.author_kind = 'customer')`,
  },
  {
    rules: "S7, S8, C5",
    sentence: "Whether a customer can see a ticket is what their order last said of it.",
    query: `
      select k.workspace_id, k.id from tickets k
      left join lateral (
        select f.type from customer_feed f
        where f.workspace_id = k.workspace_id and f.ticket_id = k.id and f.type in ('ticket', 'ticket_gone')
        order by f.n desc limit 1) told on true
      where (k.shared or k.category = 'customer') <> (told.type is not distinct from 'ticket')`,
  },
  {
    rules: "C5",
    sentence: "The step that a customer was last told of a ticket is the one that it is at.",
    query: `
      select k.workspace_id, k.id from tickets k
      join lateral (
        select f.step from customer_feed f
        where f.workspace_id = k.workspace_id and f.ticket_id = k.id and f.type in ('ticket', 'label')
        order by f.n desc limit 1) told on true
      where (k.shared or k.category = 'customer') and told.step <> k.state_category`,
  },
  {
    rules: "F3",
    sentence: "A form that was sent in became a ticket of its own conversation.",
    query: `
      select f.workspace_id, f.id from ticket_forms f
      join tickets k on k.workspace_id = f.workspace_id and k.id = f.ticket_id
      where case when k.category = 'customer' then k.id else k.home_conversation_id end <> f.conversation_id
        or (k.type_id <> f.type_id and not exists (select 1 from events e where e.workspace_id = k.workspace_id
          and e.thread_id = k.id and e.type = 'ticket.type_changed'))`,
  },
  {
    rules: "C1",
    sentence: "No customer has seen more of a conversation than there is.",
    query: `
      select r.workspace_id, r.conversation_id as id from customer_reads r
      where r.n > coalesce((select max(f.n) from customer_feed f where f.workspace_id = r.workspace_id
        and f.customer_id = r.customer_id and f.conversation_id = r.conversation_id), 0)`,
  },
  {
    rules: "C2",
    sentence: "Every workspace has a messenger with a key of its own.",
    query: `
      select w.workspace_id, w.workspace_id as id from workspaces w
      left join messenger_settings s on s.workspace_id = w.workspace_id where length(coalesce(s.key, '')) < 32`,
  },
  {
    rules: "C2, C3",
    sentence: "A customer who was merged leads to one who is there, and has nothing of their own.",
    query: `
      select g.workspace_id, g.id from customers g
      join customers k on k.workspace_id = g.workspace_id and k.id = g.merged_into
      where k.merged_into is not null or g.erased_at is distinct from k.erased_at
      union all ${ofOne
        .map(
          (table) => `select t.workspace_id, t.customer_id from ${table} t
            join customers c on c.workspace_id = t.workspace_id and c.id = t.customer_id where c.merged_into is not null`,
        )
        .join(" union all ")}`,
  },
  {
    rules: "C2",
    sentence: "A customer who is blocked or erased has no session.",
    query: `
      select s.workspace_id, s.customer_id as id from customer_sessions s
      join customers c on c.workspace_id = s.workspace_id and c.id = s.customer_id
      where c.blocked_at is not null or c.erased_at is not null`,
  },
  {
    rules: "A5",
    sentence: "Of an erased customer no word is left.",
    query: `
      select c.workspace_id, c.id from customers c where c.erased_at is not null and (
        exists (select 1 from messages m where m.workspace_id = c.workspace_id and m.customer_id = c.id
          and m.text <> 'Erased.' and m.created_at < c.erased_at)
        or exists (select 1 from conversations v where v.workspace_id = c.workspace_id and v.customer_id = c.id
          and (v.subject <> '' or v.imported is not null))
        or exists (select 1 from files f where f.workspace_id = c.workspace_id and f.customer_id = c.id)
        or exists (select 1 from customer_attributes a where a.workspace_id = c.workspace_id and a.customer_id = c.id)
        or exists (select 1 from mails m where m.workspace_id = c.workspace_id and m.customer_id = c.id
          and m.text <> '' and m.created_at < c.erased_at)
        or exists (select 1 from customer_changes h where h.workspace_id = c.workspace_id and h.customer_id = c.id
          and (h.before is not null or h.after is not null)))`,
  },
  {
    rules: "F4",
    sentence: "A workflow runs once for an event, and what ended has no step under way.",
    query: `
      select r.workspace_id, r.id from workflow_runs r
      join workflow_steps s on s.workspace_id = r.workspace_id and s.run_id = r.id
      where r.status = 'done' and s.status in ('running', 'waiting')`,
  },
]
