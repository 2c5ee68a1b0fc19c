import { clsx } from "clsx"
import type { AttributeKind } from "@/lib/shared/attributes"
import type { TypeView } from "@/lib/ticket-types/views"

const kinds: Record<AttributeKind, string> = {
  text: "Text",
  long_text: "Long text",
  number: "A number",
  decimal: "A number",
  yes_no: "Yes or no",
  date_time: "Date and time",
  list: "One of a list",
  files: "Files",
}

/** A ticket form as the customer will get it: its fields in their order, and which are required (SPEC F3). */
export function FormPreview({ type, name }: { type: TypeView; name: string }) {
  const asked = type.attributes.filter((a) => a.visibleToCustomer && !a.archived)
  const fields = [
    { id: "title", label: "Title", kind: "Text", required: true, tall: false },
    ...(type.descriptionVisible
      ? [{ id: "description", label: "Description", kind: "Long text", required: false, tall: true }]
      : []),
    ...asked.map((a) => ({
      id: a.id,
      label: a.name,
      kind:
        a.kind === "list"
          ? a.items
              .filter((i) => !i.archived)
              .map((i) => i.name)
              .join(", ") || kinds.list
          : kinds[a.kind],
      required: a.requiredOnForm,
      tall: a.kind === "long_text",
    })),
  ]
  return (
    <section aria-label={`What ${name} will get`} className="rounded-xl border border-line bg-surface p-4">
      <h3 className="flex items-center gap-2 text-base font-semibold text-ink">
        <span aria-hidden>{type.icon}</span>
        {type.name}
      </h3>
      <ul className="mt-3 flex flex-col gap-3">
        {fields.map((field) => (
          <li key={field.id} className="flex min-w-0 flex-col gap-1">
            <span dir="auto" className="text-sm font-medium text-ink-2 wrap-anywhere">
              {field.label}
              {field.required ? (
                <>
                  <span aria-hidden className="text-danger-text">
                    {" *"}
                  </span>
                  <span className="sr-only"> (required)</span>
                </>
              ) : null}
            </span>
            <span
              dir="auto"
              className={clsx(
                "rounded-md border border-dashed border-control px-2.5 py-1.5 text-sm text-ink-3 wrap-anywhere",
                field.tall && "pb-6",
              )}
            >
              {field.kind}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-xs text-ink-3">
        <span aria-hidden className="text-danger-text">
          *
        </span>{" "}
        required. Only what is visible to customers is asked.
      </p>
    </section>
  )
}
