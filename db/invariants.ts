import { customerInvariants } from "./customer-invariants"
import type { Invariant } from "./invariant"
import { peopleInvariants } from "./people-invariants"
import { typeInvariants } from "./type-invariants"

const tickets: Invariant[] = [
  {
    rules: "O2",
    sentence: "A workspace's tickets are numbered from 1 without a gap.",
    query: `
      select c.workspace_id, c.workspace_id as id from ticket_counters c
      left join (select workspace_id, count(*) as n, max(number) as last from tickets group by workspace_id) t
        using (workspace_id)
      where c.last_number <> coalesce(t.n, 0) or c.last_number <> coalesce(t.last, 0)`,
  },
  {
    rules: "O2",
    sentence: "A ticket with an inbox status of its own is closed exactly when its state is a resolved one.",
    query: `
      select k.workspace_id, k.id from tickets k
      join threads t on t.workspace_id = k.workspace_id and t.id = k.id
      join ticket_states s on s.workspace_id = k.workspace_id and s.id = k.state_id
      where t.resolved <> (s.category = 'resolved') or k.state_category <> s.category
        or (k.category <> 'customer' and (t.status = 'closed') <> t.resolved)`,
  },
  {
    rules: "O3",
    sentence: "A thread's category is that of its conversation and its ticket, which both are there.",
    query: `
      select t.workspace_id, t.id from threads t
      left join conversations c on c.workspace_id = t.workspace_id and c.id = t.id
      left join tickets k on k.workspace_id = t.workspace_id and k.id = t.id
      where (c.id is not null) <> (t.category in ('conversation', 'customer'))
        or (k.id is not null) <> (t.category <> 'conversation')
        or c.category <> t.category or k.category <> t.category`,
  },
  {
    rules: "O4",
    sentence: "A Back-office ticket is linked to at least one conversation, and one of them is its home.",
    query: `
      select k.workspace_id, k.id from tickets k
      where k.category = 'back_office' and not exists (
        select 1 from ticket_links l where l.workspace_id = k.workspace_id and l.ticket_id = k.id
          and l.conversation_id = k.home_conversation_id)`,
  },
  {
    rules: "O5",
    sentence: "A conversation has at most one tracker, and only Back-office and Tracker tickets are linked.",
    query: `
      select workspace_id, conversation_id as id from ticket_links
      group by workspace_id, conversation_id
      having count(*) filter (where ticket_category = 'tracker') > 1
        or bool_or(ticket_category not in ('back_office', 'tracker'))`,
  },
  {
    rules: "O5, S5",
    sentence: "A link's copies say what its ticket and its conversation say.",
    query: `
      select l.workspace_id, l.ticket_id as id from ticket_links l
      left join tickets k on k.workspace_id = l.workspace_id and k.id = l.ticket_id
      left join conversations c on c.workspace_id = l.workspace_id and c.id = l.conversation_id
      where (k.category, k.shared, c.category)
        is distinct from (l.ticket_category, l.ticket_shared, l.conversation_category)`,
  },
]

const sharing: Invariant[] = [
  {
    rules: "S2, S5, T2",
    sentence: "A shared ticket is of a type that allows it and linked to exactly one plain conversation.",
    query: `
      select k.workspace_id, k.id from tickets k
      join ticket_types y on y.workspace_id = k.workspace_id and y.id = k.type_id
      left join ticket_links l on l.workspace_id = k.workspace_id and l.ticket_id = k.id
      where k.shared
      group by k.workspace_id, k.id, k.category, y.sharing_allowed
      having k.category <> 'back_office' or not y.sharing_allowed or count(l.ticket_id) <> 1
        or bool_or(l.conversation_category = 'customer')`,
  },
  {
    rules: "S4",
    sentence: "At most one ticket is shared per conversation.",
    query: `
      select l.workspace_id, l.conversation_id as id from ticket_links l
      join tickets k on k.workspace_id = l.workspace_id and k.id = l.ticket_id
      where k.shared group by l.workspace_id, l.conversation_id having count(*) > 1`,
  },
  {
    rules: "S6",
    sentence: "Only a ticket that is shared carries tags.",
    query: `
      select g.workspace_id, g.ticket_id as id from ticket_tags g
      join tickets k on k.workspace_id = g.workspace_id and k.id = g.ticket_id
      where not k.shared or k.category <> 'back_office'`,
  },
  {
    rules: "S2, A5",
    sentence: "Whether a ticket is shared is what the record last said of it.",
    query: `
      select k.workspace_id, k.id from tickets k
      left join lateral (
        select e.type from events e where e.workspace_id = k.workspace_id and e.thread_id = k.id
          and e.type in ('ticket.shared', 'ticket.sharing_stopped') order by e.seq desc limit 1) e on true
      where k.shared <> coalesce(e.type = 'ticket.shared', false)`,
  },
]

const notes: Invariant[] = [
  {
    rules: "N3, N4",
    sentence: "A note has one event that added it, in its own thread; a cross-posted one in others too.",
    query: `
      select n.workspace_id, n.id from notes n
      left join events e on e.workspace_id = n.workspace_id and e.note_id = n.id and e.type = 'note.added'
      left join timeline p on p.workspace_id = e.workspace_id and p.seq = e.seq
      group by n.workspace_id, n.id, n.thread_id, e.data
      having count(distinct e.seq) <> 1 or not coalesce(bool_or(p.thread_id = n.thread_id), false)
        or (count(p.thread_id) > 1) <> coalesce((e.data ->> 'crossPosted')::boolean, false)`,
  },
  {
    rules: "N1, N2",
    sentence: "A message has one event that sent it, in its conversation's timeline alone.",
    query: `
      select m.workspace_id, m.id from messages m
      left join events e on e.workspace_id = m.workspace_id and e.message_id = m.id and e.type = 'message.sent'
      left join timeline p on p.workspace_id = e.workspace_id and p.seq = e.seq
      group by m.workspace_id, m.id, m.conversation_id
      having count(*) <> 1 or not coalesce(bool_and(p.thread_id = m.conversation_id), false)`,
  },
  {
    rules: "N4, A5",
    sentence: "A removed note is blank, and so are its earlier versions.",
    query: `
      select n.workspace_id, n.id from notes n
      where n.removed_at is not null and (n.text <> '' or n.doc <> '{"type": "doc", "content": []}' or exists (
        select 1 from note_versions v where v.workspace_id = n.workspace_id and v.note_id = n.id
          and v.doc <> '{"type": "doc", "content": []}'))`,
  },
  {
    rules: "N4",
    sentence: "A note keeps each version that was edited.",
    query: `
      select n.workspace_id, n.id from notes n
      where n.version - 1 <> (
        select count(*) from note_versions v where v.workspace_id = n.workspace_id and v.note_id = n.id)`,
  },
  {
    rules: "N6",
    sentence: "Each state that a ticket had has one event, and the last one is the ticket's state.",
    query: `
      select k.workspace_id, k.id from tickets k
      left join ticket_state_changes c on c.workspace_id = k.workspace_id and c.ticket_id = k.id
      left join events e on e.workspace_id = c.workspace_id and e.command_id = c.command_id
        and e.ordinal = c.ordinal and e.thread_id = k.id and coalesce(e.data ->> 'to', e.data ->> 'stateId') = c.state_id::text
        and (e.type = 'ticket.state_changed') = (c.version > 1)
      group by k.workspace_id, k.id, k.state_version, k.state_id
      having count(c.version) <> k.state_version or max(c.version) <> k.state_version or count(e.seq) <> k.state_version
        or not bool_or(c.version = k.state_version and c.state_id = k.state_id)`,
  },
  {
    rules: "N6, N9",
    sentence: "A change of state is one event, in the ticket's timeline.",
    query: `
      select e.workspace_id, e.thread_id as id from events e
      where e.type = 'ticket.state_changed' and (
        not exists (select 1 from timeline p where p.workspace_id = e.workspace_id and p.seq = e.seq and p.thread_id = e.thread_id)
        or not exists (select 1 from ticket_state_changes c where c.workspace_id = e.workspace_id
          and c.command_id = e.command_id and c.ordinal = e.ordinal and c.version = (e.data ->> 'version')::int))`,
  },
]

const record: Invariant[] = [
  {
    rules: "A5",
    sentence: "A workspace's events are numbered from 1 without a gap.",
    query: `
      select workspace_id, workspace_id as id from events group by workspace_id
      having min(seq) <> 1 or max(seq) <> count(*)`,
  },
  {
    rules: "A5",
    sentence: "Every command that took effect left events, numbered from 0.",
    query: `
      select c.workspace_id, c.id from commands c
      left join events e on e.workspace_id = c.workspace_id and e.command_id = c.id
      group by c.workspace_id, c.id
      having count(e.seq) = 0 or max(e.ordinal) <> count(e.seq) - 1`,
  },
  {
    rules: "N5",
    sentence: "What a thread is unread for, and its last words, stand in its own timeline.",
    query: `
      select t.workspace_id, t.id from threads t
      where exists (
        select 1 from (values (t.attention_seq), (t.attention_other_seq)) v (seq)
        where v.seq is not null and not exists (
          select 1 from timeline p where p.workspace_id = t.workspace_id and p.thread_id = t.id and p.seq = v.seq))
      or (coalesce(t.last_note_id, t.last_message_id) is not null and not exists (
        select 1 from timeline p join events e on e.workspace_id = p.workspace_id and e.seq = p.seq
        where p.workspace_id = t.workspace_id and p.thread_id = t.id
          and coalesce(e.note_id, e.message_id) = coalesce(t.last_note_id, t.last_message_id)))`,
  },
  {
    rules: "O4, O7",
    sentence: "A link that the record last said was made is there, and one that it said was removed is not.",
    query: `
      select x.workspace_id, x.ticket_id as id from (
        select distinct on (e.workspace_id, e.thread_id, e.data ->> 'conversationId')
          e.workspace_id, e.thread_id as ticket_id, (e.data ->> 'conversationId')::uuid as conversation_id, e.type
        from events e where e.type in ('ticket.linked', 'ticket.unlinked')
        order by e.workspace_id, e.thread_id, e.data ->> 'conversationId', e.seq desc) x
      left join ticket_links l on l.workspace_id = x.workspace_id and l.ticket_id = x.ticket_id
        and l.conversation_id = x.conversation_id
      where (l.ticket_id is not null) <> (x.type = 'ticket.linked')`,
  },
  {
    rules: "Z1, Z2",
    sentence: "What is snoozed has a time or a ticket that ends it, and nothing else has.",
    query: `
      select workspace_id, id from threads
      where (status = 'snoozed') <> (snoozed_until is not null or snooze_ticket_id is not null)`,
  },
  {
    rules: "O6",
    sentence: "Every workspace has its counters.",
    query: `
      select w.workspace_id, w.workspace_id as id from workspaces w
      left join counters c using (workspace_id) left join ticket_counters t using (workspace_id)
      where c.workspace_id is null or t.workspace_id is null`,
  },
]

/** Every invariant of the stored data. */
export const invariants: Invariant[] = [
  ...tickets,
  ...sharing,
  ...notes,
  ...record,
  ...customerInvariants,
  ...peopleInvariants,
  ...typeInvariants,
]
