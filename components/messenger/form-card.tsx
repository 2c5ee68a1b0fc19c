"use client"

import { ClipboardList } from "lucide-react"
import { useId, useRef } from "react"
import { Button } from "@/components/ui/button"
import { InlineError } from "@/components/ui/inline-error"
import { RelativeTime } from "@/components/ui/relative-time"
import type { FormView } from "@/lib/messenger/views"
import { useCustomer, useLinkTo } from "./context"
import { useFileStore } from "./file-link"
import { FormFields, FormTitle } from "./form-fields"
import { useForm } from "./use-form"

/** A ticket form in the conversation: to be filled in, or what became of it (SPEC F3). */
export function FormCard({ form }: { form: FormView }) {
  const title = useId()
  return (
    <section
      aria-labelledby={title}
      className="w-full max-w-lg rounded-xl border border-line bg-raised p-4 shadow-raised"
    >
      <FormTitle id={title} icon={form.icon || <ClipboardList aria-hidden className="size-5 text-ink-3" />}>
        {form.typeName}
      </FormTitle>
      <Content form={form} />
    </section>
  )
}

function Content({ form }: { form: FormView }) {
  const link = useLinkTo()
  const { ticket, submittedAt, whyNot } = form
  if (ticket)
    return (
      <p className="mt-3 text-base text-ink-2">
        You filled this in. It became{" "}
        <a
          {...link({ at: "ticket", number: ticket.number })}
          className="font-medium text-accent-text underline underline-offset-2 wrap-anywhere"
        >
          #{ticket.number} <bdi>{ticket.title}</bdi>
        </a>
        .
      </p>
    )
  if (submittedAt)
    return (
      <p className="mt-3 text-base text-ink-2">
        You filled this in. <RelativeTime at={submittedAt} as="exact" className="text-sm text-ink-3" />
      </p>
    )
  if (whyNot) return <p className="mt-3 text-base text-ink-2">{whyNot}</p>
  return <Fields form={form} />
}

function Fields({ form }: { form: FormView }) {
  const { timeZone } = useCustomer()
  const store = useFileStore()
  const box = useRef<HTMLFormElement>(null)
  const { values, change, setAttribute, errors, problem, busy, submit } = useForm(form, box)
  return (
    <form
      ref={box}
      noValidate
      className="mt-4 flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <FormFields
        {...{ form, values, errors, timeZone, store }}
        onChange={change}
        onAttribute={setAttribute}
      />
      {problem ? (
        <div role="alert">
          <InlineError>{problem}</InlineError>
        </div>
      ) : null}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-xs text-ink-3">
          <span aria-hidden className="text-danger-text">
            *
          </span>{" "}
          needed. What you fill in is kept in this browser.
        </p>
        <Button type="submit" variant="primary-front" busy={busy}>
          Submit
        </Button>
      </div>
    </form>
  )
}
