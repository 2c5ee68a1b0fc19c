import Link from "next/link"
import { BackLink } from "@/components/settings/back-link"
import { PageHead, Part } from "@/components/settings/page-parts"
import type {
  CustomerConversation,
  CustomerDetails,
  CustomerTicket,
  HistoryPage,
} from "@/lib/customers/views"
import { Attributes } from "./attributes"
import { CustomerActions } from "./customer-actions"
import { Facts } from "./facts"
import { Conversations, Tickets } from "./history"
import { Marks } from "./marks"

type Props = {
  customer: CustomerDetails
  conversations: HistoryPage<CustomerConversation>
  tickets: HistoryPage<CustomerTicket>
  isFirst: { conversations: boolean; tickets: boolean }
  isAdmin: boolean
}

/** One customer: who they are, what was said with them and what was done for them. */
export function CustomerPage({ customer, conversations, tickets, isFirst, isAdmin }: Props) {
  const { id, name, erased } = customer
  const from = `/customers/${id}`
  return (
    <>
      <PageHead
        title={name}
        back={<BackLink href="/customers">Customers</BackLink>}
        actions={erased ? null : <CustomerActions customer={customer} isAdmin={isAdmin} />}
      >
        {erased ? (
          <p>Who this was, and what was written with them, was erased. That it happened, and when, stays.</p>
        ) : customer.blocked ? (
          <Marks {...customer} />
        ) : null}
      </PageHead>
      <div className="grid gap-x-10 gap-y-7 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-7 max-lg:order-2">
          <Conversations
            page={conversations}
            customer={customer}
            isFirst={isFirst.conversations}
            from={from}
          />
          <Tickets page={tickets} total={customer.tickets} isFirst={isFirst.tickets} from={from} />
        </div>
        {erased ? null : (
          <div className="flex min-w-0 flex-col gap-7">
            <Facts customer={customer} />
            <Attributes customer={customer} />
            <Company customer={customer} />
          </div>
        )}
      </div>
    </>
  )
}

function Company({ customer: { company, colleagues } }: { customer: CustomerDetails }) {
  if (colleagues.length === 0) return null
  return (
    <Part title={`Others of ${company}`}>
      <ul aria-label={`Others of ${company}`} className="flex flex-col gap-1">
        {colleagues.map((one) => (
          <li key={one.id} className="min-w-0">
            <Link
              prefetch={false}
              href={`/customers/${one.id}`}
              dir="auto"
              className="rounded-sm text-base text-accent-text underline underline-offset-2 wrap-anywhere pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
            >
              {one.name}
            </Link>
          </li>
        ))}
      </ul>
    </Part>
  )
}
