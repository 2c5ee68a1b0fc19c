"use client"

import { useQueryClient } from "@tanstack/react-query"
import { type RefObject, useEffect, useRef, useState } from "react"
import { announce } from "@/components/ui/announcer"
import { typedValue } from "@/components/ui/attribute-input"
import { useStored } from "@/components/ui/use-stored"
import type { FormField, FormView } from "@/lib/messenger/views"
import { type AttributeValue, type AttributeValues, isEmptyValue, whyNotValue } from "@/lib/shared/attributes"
import { newId } from "@/lib/shared/ids"
import { putThread } from "./cache"
import { Refused, sentenceOf } from "./client"
import { useCustomer } from "./context"
import type { Filling } from "./form-fields"

type Filled = Filling & {
  /** What was tried last, and the id it was tried under: the same again takes effect once. */
  tried: { body: string; commandId: string } | null
}

const nothing: Filled = { title: "", description: "", attributes: {}, files: [], tried: null }

type Errors = Record<string, string>

/** The values to send: as their own kinds, without empty ones. */
function valuesOf(fields: FormField[], filled: Filled): AttributeValues {
  const pairs = fields.map((field) => [field.id, typedValue(field, filled.attributes[field.id])] as const)
  return Object.fromEntries(
    pairs.filter((pair): pair is [string, AttributeValue] => pair[1] !== undefined && !isEmptyValue(pair[1])),
  )
}

/** A sentence for each field that is missing or doesn't fit, as the server would say it (SPEC F3). */
export function whatIsMissing(form: FormView, title: string, values: AttributeValues): Errors {
  const errors: Errors = {}
  if (title.trim() === "") errors.title = "Please say in a few words what it is about."
  for (const field of form.fields) {
    const value = values[field.id]
    if (value === undefined && field.required) errors[field.id] = `Please fill in “${field.name}”.`
    const why = value === undefined ? null : whyNotValue(field, value)
    if (why) errors[field.id] = why.sentence
  }
  return errors
}

/** A ticket form being filled in: kept until it is submitted, and submitted once however often it is pressed. */
export function useForm(form: FormView, box: RefObject<HTMLFormElement | null>) {
  const { owner, client } = useCustomer()
  const cache = useQueryClient()
  const [values, keep, clear] = useStored(`form.${owner}.${form.id}`, nothing)
  const [errors, setErrors] = useState<Errors>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const sending = useRef(false)
  const [refusals, setRefusals] = useState(0)
  useEffect(() => {
    if (refusals > 0) focusFirstWrong(box.current)
  }, [refusals, box])
  const refuse = (wrong: Errors) => {
    setErrors(wrong)
    setRefusals((count) => count + 1)
  }
  const submit = async () => {
    if (sending.current) return
    const attributes = valuesOf(form.fields, values)
    const missing = whatIsMissing(form, values.title, attributes)
    setProblem(null)
    if (Object.keys(missing).length > 0) return refuse(missing)
    const input = { title: values.title, description: form.describes ? values.description : "", attributes }
    const body = JSON.stringify(input)
    const tried = values.tried?.body === body ? values.tried : { body, commandId: newId() }
    keep({ tried })
    sending.current = true
    setBusy(true)
    try {
      const page = await client.submitForm(form.id, { ...input, commandId: tried.commandId })
      await putThread(cache, page)
      clear()
      announce("Thank you. We have it.", { tone: "success" })
    } catch (failure) {
      const atField = failure instanceof Refused ? fieldNamed(form.fields, failure.message) : null
      if (atField) refuse({ [atField]: sentenceOf(failure) })
      else setProblem(sentenceOf(failure))
    }
    sending.current = false
    setBusy(false)
  }
  return {
    values,
    errors,
    problem,
    busy,
    submit,
    change: (some: Partial<Filled>) => {
      setErrors(({ ...rest }) => {
        for (const name of Object.keys(some)) delete rest[name]
        return rest
      })
      keep(some)
    },
    setAttribute: (id: string, value: AttributeValue | undefined) => {
      setErrors(({ [id]: _, ...rest }) => rest)
      keep({ attributes: { ...values.attributes, [id]: value } })
    },
  }
}

/** The server names the field it refuses in quotation marks. */
function fieldNamed(fields: FormField[], sentence: string): string | null {
  return fields.find((field) => sentence.includes(`“${field.name}”`))?.id ?? null
}

function focusFirstWrong(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
}
