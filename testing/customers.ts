import type { CustomerActor } from "@/lib/events/actor"
import { newsMail } from "@/lib/messenger/mails"
import { listUnseen, readNews } from "@/lib/messenger/news"
import { changesAfter, readOverview, readThread, readTicket } from "@/lib/messenger/queries"
import type { CustomerEntry, Overview, ThreadPage } from "@/lib/messenger/views"

/** Zoë's lists; she is there. */
export async function overviewOf(customer: CustomerActor): Promise<Overview> {
  const overview = await readOverview(customer)
  if (!overview) throw new Error("There is no such customer.")
  return overview
}

/** One of her conversations. */
export async function threadOf(customer: CustomerActor, id: string): Promise<ThreadPage> {
  const thread = await readThread(customer, id)
  if (!thread) throw new Error("She has no such conversation.")
  return thread
}

/** The entries of a conversation in a few words each. */
export async function entriesOf(customer: CustomerActor, id: string): Promise<string[]> {
  return (await threadOf(customer, id)).entries.map(inWords)
}

function inWords(entry: CustomerEntry): string {
  if (entry.type === "message") return entry.mine ? "mine" : `by ${entry.author ?? "nobody"}`
  if (entry.type === "form") return `form ${entry.form.typeName}`
  return `${entry.type} ${entry.label}`
}

async function wholeThread(customer: CustomerActor, id: string): Promise<ThreadPage[]> {
  const pages = [await threadOf(customer, id)]
  for (let before = pages[0]?.earlier ?? null; before !== null; ) {
    const page = await readThread(customer, id, { before })
    if (!page) break
    pages.unshift(page)
    before = page.earlier
  }
  return pages
}

/** All that a customer can read on any door of theirs: lists, conversations, tickets, mails, and their stream. */
export async function everythingFor(customer: CustomerActor, numbers: number[]) {
  const overview = await overviewOf(customer)
  const threads = await Promise.all(overview.conversations.map(({ id }) => wholeThread(customer, id)))
  const tickets = await Promise.all(numbers.map((number) => readTicket(customer, number)))
  const news = await Promise.all(
    (await listUnseen(customer)).map(({ conversationId, seen: after }) =>
      readNews(customer, conversationId, { after }),
    ),
  )
  const mails = news.map((one) =>
    newsMail({
      workspace: overview.workspace.name,
      name: overview.me.name,
      subject: one?.subject ?? "",
      entries: one?.entries ?? [],
      url: "https://x/",
    }),
  )
  return { overview, threads, tickets, news, mails, stream: await changesAfter(customer, 0, 10_000) }
}
