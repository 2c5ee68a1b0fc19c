"use client"

import { Part } from "@/components/settings/page-parts"
import { RelativeTime } from "@/components/ui/relative-time"
import type { CustomerDetails, SaidBy } from "@/lib/customers/views"
import { Editable } from "./editable"

const saidBy: Record<SaidBy, string> = {
  site: "Proved by the host site",
  link: "Proved by a mailed link",
  team: "Typed by the team",
}

/** Who a customer is, and who said so: they proved it, or the team typed it (SPEC C2). */
export function Facts({ customer }: { customer: CustomerDetails }) {
  const { id, name, nameBy, email, emailBy, company, externalId, merged, createdAt, lastSeen } = customer
  return (
    <Part title="Who they are">
      <div className="flex flex-col gap-4">
        <Editable customerId={id} what={{ field: "name" }} label="Name" value={name} about={saidBy[nameBy]} />
        <Editable
          customerId={id}
          what={{ field: "email" }}
          label="E-mail"
          type="email"
          value={email}
          about={email ? saidBy[emailBy] : null}
        />
        <Editable customerId={id} what={{ field: "company" }} label="Company" value={company} />
        {externalId ? <Fact label="Known to the host site as">{externalId}</Fact> : null}
        {merged.map((one) => (
          <Fact key={one.id} label="Merged from">
            {[one.name, one.email, one.externalId].filter(Boolean).join(" · ")}
          </Fact>
        ))}
        <Fact label="Last seen">{lastSeen ? <RelativeTime at={lastSeen} /> : "Never"}</Fact>
        <Fact label="Customer since">
          <RelativeTime at={createdAt} />
        </Fact>
      </div>
    </Part>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <p className="text-xs text-ink-3">{label}</p>
      <p dir="auto" className="text-base text-ink wrap-anywhere">
        {children}
      </p>
    </div>
  )
}
