"use client"

import { useEffect, useState } from "react"
import { useCommand } from "@/components/settings/use-command"
import { AlertDialog } from "@/components/ui/dialog"
import { TextField } from "@/components/ui/text-field"
import { eraseCustomer } from "@/lib/customers/actions"
import { whyNotErase } from "@/lib/customers/rules"
import type { CustomerDetails, ErasureView } from "@/lib/customers/views"
import { getJson } from "@/lib/live/fetching"

type Props = { open: boolean; onOpenChange: (open: boolean) => void; customer: CustomerDetails }

const count = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`
const list = new Intl.ListFormat("en")

/** Erases a customer for good: says what goes and what stays, and has their name typed. */
export function EraseDialog({ open, onOpenChange, customer: { id, name } }: Props) {
  const [typed, setTyped] = useState("")
  const [error, setError] = useState<string>()
  const { give, busy } = useCommand()
  const scope = useErasure(open ? id : null)
  const erase = async () => {
    const whyNot = whyNotErase({ name }, typed)
    if (whyNot) return setError(whyNot.sentence)
    const said = "The customer is erased."
    const result = await give(eraseCustomer, { customerId: id, name: typed }, { said, quiet: true })
    if (!result.ok) return setError(result.sentence)
    onOpenChange(false)
  }
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Erase ${name}`}
      confirmLabel="Erase for good"
      tone="danger"
      busy={busy}
      onConfirm={() => void erase()}
    >
      <div className="flex flex-col gap-3">
        <p>{scope ? goes(scope) : "Everything that is stored about them goes."} This can’t be undone.</p>
        <p>
          That things happened, ticket numbers, states and times stay. So does what a backup holds, for as
          long as you keep it.
        </p>
        {scope && scope.kept.length > 0 ? (
          <p>
            {list.format(scope.kept.map((number) => `#${number}`))}{" "}
            {scope.kept.length === 1 ? "isn’t" : "aren’t"} about them alone: the team’s words in{" "}
            {scope.kept.length === 1 ? "it" : "them"} stay. Look through{" "}
            {scope.kept.length === 1 ? "it" : "them"} yourself.
          </p>
        ) : null}
        <TextField
          label={`Type “${name}”`}
          autoComplete="off"
          value={typed}
          error={error}
          onChange={(event) => {
            setTyped(event.target.value)
            setError(undefined)
          }}
        />
      </div>
    </AlertDialog>
  )
}

function goes({ conversations, messages, notes, tickets, restricted, files, mails }: ErasureView): string {
  const open = tickets - restricted
  const what = list.format([
    `all words in ${count(conversations, "conversation")} (${count(messages, "message")}, ${count(notes, "note")})`,
    ...(open > 0 || restricted === 0 ? [count(open, "ticket")] : []),
    ...(restricted > 0 ? [`what stands in ${count(restricted, "restricted ticket")}`] : []),
  ])
  return `Their name and addresses, ${what}, ${count(files, "file")} and ${count(mails, "mail")} go.`
}

function useErasure(id: string | null): ErasureView | null {
  const [scope, setScope] = useState<ErasureView | null>(null)
  useEffect(() => {
    if (!id) return
    const stop = new AbortController()
    getJson<ErasureView>(`/api/customers/${id}/erasure`, stop.signal).then(setScope, () => setScope(null))
    return () => stop.abort()
  }, [id])
  return scope
}
