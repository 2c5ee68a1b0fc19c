import type { ReactNode } from "react"
import { AttributeInput } from "@/components/ui/attribute-input"
import type { FileStore } from "@/components/ui/files-input"
import { TextArea } from "@/components/ui/text-area"
import { TextField } from "@/components/ui/text-field"
import type { CustomerFile, FormView } from "@/lib/messenger/views"
import type { AttributeValue } from "@/lib/shared/attributes"
import { TypeIcon } from "./rows"

// Drawn for customers, and for admins who look at what a customer will be asked: it sends nothing by itself.

/** What is filled in so far; attributes by their id. */
export type Filling = {
  title: string
  description: string
  attributes: Record<string, AttributeValue | undefined>
  files: CustomerFile[]
}

/** The name of a form, by its icon. */
export function FormTitle({ id, icon, children }: { id?: string; icon: ReactNode; children: ReactNode }) {
  return (
    <header className="flex items-center gap-3">
      {typeof icon === "string" ? <TypeIcon icon={icon} /> : icon}
      <h2 id={id} dir="auto" className="min-w-0 text-read font-semibold text-ink wrap-anywhere">
        {children}
      </h2>
    </header>
  )
}

type Props = {
  form: Pick<FormView, "describes" | "fields">
  values: Filling
  errors: Record<string, string>
  timeZone: string
  store: FileStore
  onChange: (some: Partial<Filling>) => void
  onAttribute: (id: string, value: AttributeValue | undefined) => void
}

/** All that a form asks for, in its order (SPEC F3). */
export function FormFields({ form, values, errors, timeZone, store, onChange, onAttribute }: Props) {
  return (
    <>
      <TextField
        label="Title"
        required
        dir="auto"
        autoComplete="off"
        placeholder="In a few words"
        value={values.title}
        error={errors.title}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      {form.describes ? (
        <TextArea
          label="Description"
          placeholder="What happened, and what would help"
          value={values.description}
          error={errors.description}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      ) : null}
      {form.fields.map((field) => (
        <AttributeInput
          key={field.id}
          attribute={field}
          required={field.required}
          timeZone={timeZone}
          store={store}
          value={values.attributes[field.id]}
          error={errors[field.id]}
          files={values.files}
          onFiles={(files) => onChange({ files })}
          onChange={(value) => onAttribute(field.id, value)}
        />
      ))}
    </>
  )
}
