import type { AttributeValue } from "@/lib/shared/attributes"
import type { AttributeView, StateView, TypeView } from "@/lib/ticket-types/views"
import { whyNotShare } from "@/lib/tickets/rules"
import { BadLine, badLine } from "./bad-line"
import {
  customerOf,
  type Directory,
  opaqueTeammate,
  tagWithName,
  teammateWithEmail,
  teamWithName,
} from "./directory"
import type { ImportLine, ImportTicket } from "./line-format"
import {
  attributeWithName,
  firstSubmitted,
  madeAttribute,
  madeType,
  stateWithLabel,
  storedValue,
  typeWithName,
} from "./type-directory"

/** A ticket of a line with all names turned into ids. */
export type ResolvedTicket = {
  type: TypeView
  state: StateView
  title: string
  description: string
  shared: boolean
  assigneeId: string | null
  teamId: string | null
  /** Who wrote its notes and set its attributes. */
  authorId: string
  /** By the names that the line uses. */
  attributes: Map<string, AttributeView>
  /** What they were set to when it was created. */
  values: Record<string, AttributeValue>
}

/** A line with all names turned into ids of its workspace. */
export type ResolvedLine = {
  customerId: string
  /** Who answered, where a part does not say. */
  teammateId: string
  authorIds: Map<string, string>
  assigneeId: string | null
  teamId: string | null
  tagIds: string[]
  tickets: ResolvedTicket[]
}

type Checked = { assigneeId: string | null; teamId: string | null }
type CheckedTicket = Checked & { type: TypeView | null; state: StateView | null }

/**
 * Finds everything that a line names, and only when nothing is wrong with it makes what is unknown and may be made:
 * the customer, opaque teammates, types, attributes, tags.
 */
export async function resolveLine(directory: Directory, line: ImportLine): Promise<ResolvedLine> {
  const place = await checkPlace(directory, line)
  const authorIds = await checkAuthors(directory, line)
  const checked: CheckedTicket[] = []
  for (const [at, ticket] of (line.tickets ?? []).entries())
    checked.push(await inTicket(at, () => checkTicket(directory, line, ticket, at)))

  const fallback = line.teammate ? await opaqueTeammate(directory, line.teammate) : place.assigneeId
  const tickets: ResolvedTicket[] = []
  for (const [at, ticket] of (line.tickets ?? []).entries())
    tickets.push(await inTicket(at, () => makeTicket(directory, ticket, checked[at])))
  const tagIds = new Set<string>()
  for (const tag of line.tags ?? []) tagIds.add(await tagWithName(directory, tag))
  return {
    customerId: await customerOf(directory, line),
    teammateId: fallback ?? (await opaqueTeammate(directory, null)),
    authorIds,
    assigneeId: place.assigneeId ?? (line.teammate ? fallback : null),
    teamId: place.teamId,
    tagIds: [...tagIds],
    tickets,
  }
}

/** Says which ticket of the line a sentence is about. */
async function inTicket<T>(at: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof BadLine) badLine(`tickets[${at}]: ${error.message}`)
    throw error
  }
}

async function checkPlace(
  directory: Directory,
  { assignee, team }: Pick<ImportLine, "assignee" | "team">,
): Promise<Checked> {
  const teammate = assignee ? await teammateWithEmail(directory, assignee) : null
  if (assignee && !teammate) badLine(`assignee: there is no teammate with the e-mail ${assignee}.`)
  if (teammate?.removed) badLine(`assignee: ${assignee} is no longer a teammate.`)
  const found = team ? await teamWithName(directory, team) : null
  if (team && !found) badLine(`team: there is no team “${team}”.`)
  return { assigneeId: teammate?.id ?? null, teamId: found?.id ?? null }
}

async function checkAuthors(directory: Directory, line: ImportLine): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [at, part] of line.parts.entries()) {
    const email = part.author_email
    if (!email || part.author === "contact" || ids.has(email)) continue
    const teammate = await teammateWithEmail(directory, email)
    if (!teammate) badLine(`parts[${at}].author_email: there is no teammate with the e-mail ${email}.`)
    else ids.set(email, teammate.id)
  }
  return ids
}

async function checkTicket(
  directory: Directory,
  line: ImportLine,
  ticket: ImportTicket,
  at: number,
): Promise<CheckedTicket> {
  const place = await checkPlace(directory, ticket)
  const type = await typeWithName(directory, ticket.type)
  const state = ticket.state ? await stateWithLabel(directory, type, ticket.state) : null
  if (ticket.shared) checkSharing(line, type, ticket.type, at)
  if (type) {
    for (const values of valuesOf(ticket))
      for (const [name, value] of Object.entries(values)) {
        const attribute = await attributeWithName(directory, type, name)
        if (attribute) storedValue(attribute, value)
      }
  }
  return { ...place, type, state }
}

function checkSharing(line: ImportLine, type: TypeView | null, typeName: string, at: number): void {
  const refusal = whyNotShare({
    category: "back_office",
    typeName,
    typeAllowsSharing: type?.sharingAllowed ?? false,
    linkedToCustomerTicket: false,
    linkCount: 1,
    otherShared: null,
  })
  if (refusal) badLine(refusal.sentence)
  const other = (line.tickets ?? []).findIndex((t) => t.shared)
  if (other !== at) badLine(`tickets[${other}] is shared with this customer already.`)
}

/** The objects of attribute values that a ticket of a line gives. */
function valuesOf(ticket: ImportTicket): Record<string, unknown>[] {
  const updates = (ticket.events ?? []).flatMap((e) =>
    e.type === "attributes_updated" ? [e.attributes] : [],
  )
  return [ticket.attributes ?? {}, ...updates]
}

async function makeTicket(
  directory: Directory,
  ticket: ImportTicket,
  checked: CheckedTicket | undefined,
): Promise<ResolvedTicket> {
  const type = checked?.type ?? (await madeType(directory, ticket.type))
  const attributes = new Map<string, AttributeView>()
  for (const values of valuesOf(ticket)) {
    const names = new Map<string, string>()
    for (const name of Object.keys(values)) {
      const attribute = attributes.get(name) ?? (await madeAttribute(directory, type, name))
      const twin = names.get(attribute.id)
      if (twin !== undefined) badLine(`“${twin}” and “${name}” are the same attribute.`)
      names.set(attribute.id, name)
      attributes.set(name, attribute)
    }
  }
  return {
    type,
    state: checked?.state ?? (await firstSubmitted(directory, type)),
    title: ticket.title ?? ticket.type,
    description: ticket.description ?? "",
    shared: ticket.shared ?? false,
    assigneeId: checked?.assigneeId ?? null,
    teamId: checked?.teamId ?? type.defaultTeamId,
    authorId: checked?.assigneeId ?? (await opaqueTeammate(directory, null)),
    attributes,
    values: initialValues(ticket, attributes),
  }
}

function initialValues(ticket: ImportTicket, attributes: Map<string, AttributeView>) {
  const values: Record<string, AttributeValue> = {}
  for (const [name, value] of Object.entries(ticket.attributes ?? {})) {
    const attribute = attributes.get(name)
    const stored = attribute ? storedValue(attribute, value) : null
    if (attribute && stored !== null) values[attribute.id] = stored
  }
  return values
}
