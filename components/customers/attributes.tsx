"use client"

import { Plus } from "lucide-react"
import { type FormEvent, useState } from "react"
import { Part } from "@/components/settings/page-parts"
import { useCommand } from "@/components/settings/use-command"
import { announce } from "@/components/ui/announcer"
import { Button } from "@/components/ui/button"
import { InlineError } from "@/components/ui/inline-error"
import { RelativeTime } from "@/components/ui/relative-time"
import { TextField } from "@/components/ui/text-field"
import { useStored } from "@/components/ui/use-stored"
import { changeCustomer } from "@/lib/customers/actions"
import type { CustomerDetails } from "@/lib/customers/views"
import { Editable } from "./editable"

/** What the team notes of a customer by names of its own, each with who noted it. */
export function Attributes({ customer: { id, attributes } }: { customer: CustomerDetails }) {
  return (
    <Part title="Attributes">
      <div className="flex flex-col gap-4">
        {attributes.length === 0 ? (
          <p className="text-base text-ink-2">
            Nothing is noted yet. Add what helps to answer, such as a plan or a size.
          </p>
        ) : null}
        {attributes.map((one) => (
          <Editable
            key={one.name}
            customerId={id}
            what={{ field: "attribute", attribute: one.name }}
            label={one.name}
            value={one.value}
            removable
            about={
              <>
                {one.setBy ?? "The team"}, <RelativeTime at={one.setAt} />
              </>
            }
          />
        ))}
        <AddAttribute customerId={id} />
      </div>
    </Part>
  )
}

const nothing = { name: "", value: "" }

function AddAttribute({ customerId }: { customerId: string }) {
  const [open, setOpen] = useState(false)
  const [typed, change, clear] = useStored(`customer-attribute.${customerId}`, nothing)
  const [error, setError] = useState<string>()
  const { give, busy } = useCommand()
  const write = (before: string | null, after: string | null) =>
    give(
      changeCustomer,
      { customerId, field: "attribute", attribute: typed.name.trim(), before, after },
      { quiet: true },
    )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const value = typed.value.trim()
    const result = await write(null, typed.value)
    if (!result.ok) return setError(result.sentence)
    announce("Attribute added.", {
      tone: "success",
      action: { label: "Undo", onAction: () => void write(value, null) },
    })
    clear()
    setError(undefined)
    setOpen(false)
  }
  if (!open)
    return (
      <Button size="sm" icon={<Plus />} className="self-start" onClick={() => setOpen(true)}>
        Add attribute
      </Button>
    )
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
      <TextField
        label="Attribute"
        required
        autoFocus
        value={typed.name}
        maxLength={100}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        label="Value"
        required
        value={typed.value}
        maxLength={2000}
        onChange={(event) => change({ value: event.target.value })}
      />
      {error ? <InlineError>{error}</InlineError> : null}
      <div className="flex gap-2">
        <Button type="submit" size="sm" variant="primary-front" busy={busy}>
          Add
        </Button>
        <Button size="sm" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
