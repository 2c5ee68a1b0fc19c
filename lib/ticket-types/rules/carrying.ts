import { type AttributeValue, type AttributeValues, isEmptyValue } from "@/lib/shared/attributes"
import type { AttributeFacts } from "../rules"

const plain = (name: string) => name.trim().toLowerCase()

export type Carried = {
  kept: AttributeValues
  dropped: { attribute: AttributeFacts; value: AttributeValue }[]
}

/**
 * What becomes of a ticket's values in another type: attributes with the same name and kind carry over, a list's choice by
 * its name; the rest is dropped (SPEC T6).
 */
export function carryOver(from: AttributeFacts[], to: AttributeFacts[], values: AttributeValues): Carried {
  const carried: Carried = { kept: {}, dropped: [] }
  const openFirst = [...from].sort((a, b) => Number(a.archived) - Number(b.archived))
  for (const attribute of openFirst) {
    const value = values[attribute.id]
    if (value === undefined || isEmptyValue(value)) continue
    const target = to.find(
      (a) => !a.archived && a.kind === attribute.kind && plain(a.name) === plain(attribute.name),
    )
    const next = target && sameValue(attribute, target, value)
    if (target && next !== undefined && !(target.id in carried.kept)) carried.kept[target.id] = next
    else carried.dropped.push({ attribute, value })
  }
  return carried
}

function sameValue(
  from: AttributeFacts,
  to: AttributeFacts,
  value: AttributeValue,
): AttributeValue | undefined {
  if (from.kind !== "list") return value
  const name = from.items.find((item) => item.id === value)?.name
  if (name === undefined) return undefined
  return to.items.find((item) => !item.archived && plain(item.name) === plain(name))?.id
}
