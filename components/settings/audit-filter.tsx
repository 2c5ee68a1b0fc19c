"use client"

import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { Button } from "@/components/ui/button"
import { buttonStyles } from "@/components/ui/button-styles"
import { DateTimeField } from "@/components/ui/date-time-field"
import { Select } from "@/components/ui/select"
import { TextField } from "@/components/ui/text-field"
import type { Asked } from "@/lib/audit/inputs"
import { kinds } from "@/lib/audit/rules"
import { auditAddress } from "./audit-address"

type Named = { id: string; name: string }
type Props = { people: Named[]; workflows: Named[]; asked: Asked; words: Record<string, string> }
type Values = { person: string; about: string; kind: string; from: string; to: string }

const anyone = { value: "", label: "Anyone" }
const anything = { value: "", label: "Anything" }
const kindOptions = [anything, ...Object.entries(kinds).map(([value, label]) => ({ value, label }))]

function valuesOf({ person, about, kind, from, to }: Asked): Values {
  const who = person && (person.kind === "system" ? "product" : `${person.kind}:${person.id}`)
  return { person: who ?? "", about, kind: kind ?? "", from: from ?? "", to: to ?? "" }
}

/** What of the record is shown; it stands in the address, which can be shared. */
export function AuditFilter(props: Props) {
  // Another address has other values: they are typed anew into a form of its own.
  return <Fields key={JSON.stringify(props.asked)} {...props} />
}

function Fields({ people, workflows, asked, words }: Props) {
  const router = useRouter()
  const [values, setValues] = useState(valuesOf(asked))
  const put = (part: Partial<Values>) => setValues({ ...values, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    router.push(auditAddress(values))
  }
  return (
    <form
      noValidate
      aria-label="Filter"
      onSubmit={submit}
      className="grid grid-cols-2 items-end gap-3 sm:grid-cols-3"
    >
      <Select
        label="Who"
        filter
        options={peopleOptions(people, workflows, values.person)}
        value={values.person}
        onChange={(person) => put({ person })}
      />
      <Select label="Kind" options={kindOptions} value={values.kind} onChange={(kind) => put({ kind })} />
      <TextField
        className="max-sm:col-span-full"
        label="About"
        placeholder="#12, a name, a tag …"
        autoComplete="off"
        maxLength={200}
        value={values.about}
        onChange={(event) => put({ about: event.target.value })}
      />
      <DateTimeField
        dateOnly
        label="From"
        value={values.from}
        onChange={(event) => put({ from: event.target.value })}
      />
      <DateTimeField
        dateOnly
        label="To"
        value={values.to}
        onChange={(event) => put({ to: event.target.value })}
      />
      <div className="flex flex-wrap gap-2 max-sm:col-span-full">
        <Button type="submit" variant="primary-front">
          Show
        </Button>
        {Object.keys(words).length > 0 || asked.about ? (
          <a href={auditAddress({})} className={buttonStyles("ghost", "md")}>
            Show everything
          </a>
        ) : null}
      </div>
    </form>
  )
}

function peopleOptions(people: Named[], workflows: Named[], chosen: string) {
  const options = [
    anyone,
    { value: "product", label: "Backline itself" },
    ...people.map(({ id, name }) => ({ value: `teammate:${id}`, label: name })),
    ...workflows.map(({ id, name }) => ({ value: `workflow:${id}`, label: `${name} (workflow)` })),
  ]
  // Customers are too many for a list: one is chosen by their name in an entry.
  return options.some(({ value }) => value === chosen)
    ? options
    : [...options, { value: chosen, label: "This customer" }]
}
