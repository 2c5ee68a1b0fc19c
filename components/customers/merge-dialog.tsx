"use client"

import { useRouter } from "next/navigation"
import { useEffect, useState } from "react"
import { useCommand } from "@/components/settings/use-command"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { InlineError } from "@/components/ui/inline-error"
import { mergeCustomers } from "@/lib/customers/actions"
import { whyNotMerge } from "@/lib/customers/rules"
import type { CustomerDetails, CustomerView } from "@/lib/customers/views"
import { getJson } from "@/lib/live/fetching"
import { ChooseCustomer } from "./choose-customer"
import { KeptOfBoth, type Taken } from "./kept-of-both"

type Props = { open: boolean; onOpenChange: (open: boolean) => void; customer: CustomerDetails }

const nothing: Taken = { fields: [], attributes: [] }
const count = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`

/** Merges another customer into this one: shows both side by side, asks what is kept, and says what goes over. */
export function MergeDialog({ open, onOpenChange, customer }: Props) {
  const [chosen, setChosen] = useState<CustomerView | null>(null)
  const [taken, setTaken] = useState(nothing)
  const [refusal, setRefusal] = useState<string>()
  const { other, error } = useDetails(chosen?.id ?? null)
  const { give, busy } = useCommand()
  const router = useRouter()
  const choose = (one: CustomerView | null) => {
    setChosen(one)
    setTaken(nothing)
    setRefusal(undefined)
  }
  const whyNot = other
    ? whyNotMerge(asFacts(customer), asFacts(other))?.sentence
    : "Choose another customer first."
  const merge = async () => {
    if (!other) return
    const { fields: take, attributes: takeAttributes } = taken
    const input = { customerId: customer.id, from: other.id, take, takeAttributes }
    const said = `${other.name} is merged into ${customer.name}.`
    const result = await give(mergeCustomers, input, { said, quiet: true })
    if (!result.ok) return setRefusal(result.sentence)
    onOpenChange(false)
    choose(null)
    router.refresh()
  }
  const problem = refusal ?? error ?? (other ? whyNot : undefined)
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="lg"
      title={`Merge into ${customer.name}`}
      description="All that is the other’s goes over to this customer, who is kept. A merge can’t be undone."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="danger" busy={busy} disabledReason={whyNot} onClick={() => void merge()}>
            {other
              ? `Merge ${count(other.conversations, "conversation")} and ${count(other.tickets, "ticket")}`
              : "Merge"}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <ChooseCustomer
          label="The other customer"
          chosen={chosen}
          onChoose={choose}
          except={customer.id}
          mayAdd={false}
        />
        {other ? <KeptOfBoth kept={customer} gone={other} taken={taken} onChange={setTaken} /> : null}
        {problem ? (
          <div role="alert">
            <InlineError>{problem}</InlineError>
          </div>
        ) : null}
      </div>
    </Dialog>
  )
}

const asFacts = ({ name, blocked, erased }: CustomerDetails) => ({ name, blocked, erased, mergedInto: null })

function useDetails(id: string | null): { other: CustomerDetails | null; error: string | undefined } {
  const [found, setFound] = useState<CustomerDetails | null>(null)
  const [error, setError] = useState<string>()
  useEffect(() => {
    setFound(null)
    setError(undefined)
    if (!id) return
    const stop = new AbortController()
    getJson<CustomerDetails | { mergedInto: string }>(`/api/customers/${id}`, stop.signal).then(
      (one) =>
        "mergedInto" in one ? setError("This customer was merged into another meanwhile.") : setFound(one),
      (failure: unknown) =>
        stop.signal.aborted || setError(failure instanceof Error ? failure.message : String(failure)),
    )
    return () => stop.abort()
  }, [id])
  return { other: found, error }
}
