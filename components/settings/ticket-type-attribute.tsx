"use client"

import { Archive, X } from "lucide-react"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { Select } from "@/components/ui/select"
import { TextField } from "@/components/ui/text-field"
import type { TicketCategory } from "@/lib/events/event"
import type { AttributeKind } from "@/lib/shared/attributes"
import type { AttributeView } from "@/lib/ticket-types/views"
import { Choices } from "./ticket-type-choices"
import { kindNames } from "./ticket-type-words"

type Props = {
  attribute: AttributeView
  category: TicketCategory
  /** As it is stored; null for a new one. */
  stored: AttributeView | null
  error: string | undefined
  onChange: (next: AttributeView) => void
  /** Takes a new one away; a stored one is archived. */
  onRemove: () => void
}

/** All that is set of one attribute; what one requirement implies is ticked along (SPEC T4). */
export function AttributeEditor({ attribute, category, stored, error, onChange, onRemove }: Props) {
  const put = (part: Partial<AttributeView>) => onChange({ ...attribute, ...part })
  return (
    <fieldset className="flex flex-col gap-4 px-4 pt-1 pb-4">
      <legend className="sr-only">Attribute {attribute.name}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Attribute name"
          required
          dir="auto"
          autoComplete="off"
          value={attribute.name}
          error={error}
          onChange={(event) => put({ name: event.target.value })}
        />
        <Select
          label="Kind"
          value={attribute.kind}
          disabledReason={stored ? "The kind stays as it is, since tickets may carry values." : undefined}
          options={(Object.keys(kindNames) as AttributeKind[]).map((value) => ({
            value,
            label: kindNames[value],
          }))}
          onChange={(kind) => put({ kind })}
        />
      </div>
      {attribute.kind === "list" ? (
        <Choices
          items={attribute.items}
          storedIds={stored?.items.map((item) => item.id) ?? []}
          onChange={(items) => put({ items })}
        />
      ) : null}
      <Requirements attribute={attribute} category={category} put={put} />
      <Button
        size="sm"
        variant="ghost"
        className="self-start"
        icon={stored ? <Archive /> : <X />}
        onClick={onRemove}
      >
        {stored ? "Archive attribute" : "Remove attribute"}
      </Button>
    </fieldset>
  )
}

type RequirementsProps = {
  attribute: AttributeView
  category: TicketCategory
  put: (part: Partial<AttributeView>) => void
}

function Requirements({ attribute, category, put }: RequirementsProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Checkbox
        label="Asked for at creation"
        checked={attribute.shownOnCreate}
        onCheckedChange={(on) =>
          put(on ? { shownOnCreate: true } : { shownOnCreate: false, requiredOnCreate: false })
        }
      />
      <Checkbox
        label="Required at creation"
        checked={attribute.requiredOnCreate}
        onCheckedChange={(on) =>
          put(on ? { shownOnCreate: true, requiredOnCreate: true } : { requiredOnCreate: false })
        }
      />
      <Checkbox
        label="Required to resolve"
        checked={attribute.requiredToResolve}
        onCheckedChange={(requiredToResolve) => put({ requiredToResolve })}
      />
      {category === "tracker" ? null : (
        <>
          <Checkbox
            label="Visible to customers"
            checked={attribute.visibleToCustomer}
            onCheckedChange={(on) =>
              put(on ? { visibleToCustomer: true } : { visibleToCustomer: false, requiredOnForm: false })
            }
          />
          <Checkbox
            label="Required in the ticket form"
            checked={attribute.requiredOnForm}
            onCheckedChange={(on) =>
              put(on ? { visibleToCustomer: true, requiredOnForm: true } : { requiredOnForm: false })
            }
          />
        </>
      )}
    </div>
  )
}
