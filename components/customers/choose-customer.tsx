"use client"

import { UserRoundPlus, X } from "lucide-react"
import { useState } from "react"
import { ask } from "@/components/shell/use-give"
import { Avatar } from "@/components/ui/avatar"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { InlineError } from "@/components/ui/inline-error"
import { TextField } from "@/components/ui/text-field"
import { addCustomer } from "@/lib/customers/actions"
import type { CustomerView } from "@/lib/customers/views"
import { newId } from "@/lib/shared/ids"
import { useFound } from "./use-found"

type Props = {
  label: string
  chosen: CustomerView | null
  onChoose: (customer: CustomerView | null) => void
  /** Whether it is clear from the start who it is. */
  fixed?: boolean
  /** Somebody who is not among those to choose from. */
  except?: string
  /** Whether somebody new can be made here. */
  mayAdd?: boolean
}

/** Chooses a customer by a few letters, or makes a new one. */
export function ChooseCustomer({ label, chosen, onChoose, fixed = false, except, mayAdd = true }: Props) {
  const [words, setWords] = useState("")
  const [adding, setAdding] = useState(false)
  const { rows, error } = useFound(words)
  if (chosen)
    return (
      <div className="flex min-w-0 flex-col gap-1">
        <span className="text-sm font-medium text-ink-2">{label}</span>
        <div className="flex min-w-0 items-center gap-2.5 rounded-md bg-raised px-2 py-1.5 shadow-raised">
          <Who customer={chosen} />
          {fixed ? null : (
            <IconButton
              size="sm"
              label="Choose another customer"
              icon={<X />}
              onClick={() => onChoose(null)}
            />
          )}
        </div>
      </div>
    )
  if (adding) return <AddCustomer words={words} onAdded={onChoose} onCancel={() => setAdding(false)} />
  const found = rows.filter((row) => row.id !== except)
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <TextField
        label={label}
        type="search"
        required
        placeholder="Name, e-mail or company"
        autoComplete="off"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {error ? <InlineError>{error}</InlineError> : null}
      {words.trim() !== "" && found.length === 0 && !error ? (
        <p className="text-sm text-ink-3">Nobody found.</p>
      ) : null}
      <ul aria-label="Found customers" className="flex flex-col gap-px">
        {found.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              className="flex w-full min-w-0 items-center gap-2.5 rounded-md px-2 py-1.5 text-left hover:bg-hover pointer-coarse:min-h-11"
              onClick={() => onChoose(row)}
            >
              <Who customer={row} />
            </button>
          </li>
        ))}
      </ul>
      {mayAdd ? (
        <Button size="sm" icon={<UserRoundPlus />} className="self-start" onClick={() => setAdding(true)}>
          New customer
        </Button>
      ) : null}
    </div>
  )
}

function Who({ customer: { name, email, company } }: { customer: CustomerView }) {
  return (
    <>
      <Avatar name={name} />
      <span className="flex min-w-0 grow flex-col">
        <span dir="auto" className="truncate text-base text-ink">
          {name}
        </span>
        <span className="truncate text-xs text-ink-3">{[email, company].filter(Boolean).join(" · ")}</span>
      </span>
    </>
  )
}

type AddProps = { words: string; onAdded: (customer: CustomerView) => void; onCancel: () => void }

/** Makes a customer; where somebody has the address already, offers that one. */
function AddCustomer({ words, onAdded, onCancel }: AddProps) {
  const isAddress = words.includes("@")
  const [name, setName] = useState(isAddress ? "" : words.trim())
  const [email, setEmail] = useState(isAddress ? words.trim() : "")
  const [taken, setTaken] = useState(false)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const { rows } = useFound(taken ? email : "")
  const add = async () => {
    const id = newId()
    const customer = { name: name.trim(), email: email.trim().toLowerCase() || null }
    setBusy(true)
    const result = await ask(addCustomer, { commandId: id, ...customer })
    setBusy(false)
    if (result.ok) return onAdded({ id, company: null, ...customer })
    setTaken(result.code === "name_taken")
    setError(result.sentence)
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 rounded-lg border border-line p-3">
      <legend className="px-1 text-sm font-medium text-ink-2">New customer</legend>
      <TextField
        label="Name"
        required
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label="E-mail"
        type="email"
        hint="Without one they are mailed nothing."
        value={email}
        onChange={(event) => {
          setEmail(event.target.value)
          setTaken(false)
        }}
      />
      {error ? <InlineError>{error}</InlineError> : null}
      {taken && rows[0] ? (
        <Button size="sm" className="self-start" onClick={() => rows[0] && onAdded(rows[0])}>
          Take {rows[0].name}
        </Button>
      ) : null}
      <div className="flex gap-2">
        <Button size="sm" variant="primary-front" busy={busy} onClick={() => void add()}>
          Add customer
        </Button>
        <Button size="sm" onClick={onCancel}>
          Back to search
        </Button>
      </div>
    </fieldset>
  )
}
