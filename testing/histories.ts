import fc from "fast-check"
import { startConversation } from "@/lib/conversations/commands/start"
import { addCustomer } from "@/lib/customers/commands/add"
import type { Actor } from "@/lib/events/actor"
import { steadyId } from "@/lib/shared/steady-id"
import type { Command } from "./commands"
import {
  type Aside,
  type Ids,
  internal,
  internalStep,
  type Seen,
  type Stage,
  type Step,
  seenByCustomer,
  seenStep,
  words,
} from "./history-steps"
import { runWorkflows } from "./workflows"

const pick = fc.nat(5)
const step = (kind: Seen, pick = 0): Step => ({ kind, pick })
// A history often begins with a ticket that its customer sees: most of what could be told apart is about those.
const beginnings = fc.constantFrom<Step[]>(
  [],
  [step("open"), step("share"), step("state", 1)],
  [step("convert"), step("state", 5)],
  [step("form"), step("submit"), step("state", 2)],
)
const rest = fc.array(fc.record({ kind: fc.constantFrom(...seenByCustomer), pick }), {
  minLength: 2,
  maxLength: 8,
})
/** A history as its customer sees it. */
export const aPlot = fc.tuple(beginnings, rest).map(([first, then]) => [...first, ...then])
/** What happens inside the team meanwhile. */
export const asides = fc.array(fc.record({ kind: fc.constantFrom(...internal), pick, slot: fc.nat(10) }), {
  maxLength: 9,
})

/** One telling of a history in one world. */
export class Telling {
  readonly ids: Ids
  private told = 0
  private aside = 0
  private ran = 0

  constructor(
    private readonly stage: Stage,
    readonly name: string,
  ) {
    const id = (what: string) => steadyId("history", `${name} ${what}`)
    this.ids = {
      zoe: { kind: "customer", workspaceId: stage.workspaceId, id: id("customer") },
      conversationId: id("conversation"),
      ticketId: id("ticket"),
      otherId: id("other"),
      trackerId: id("tracker"),
      formId: id("form"),
    }
  }

  private get at(): Date {
    return new Date(Date.UTC(2026, 0, 1) + this.told * 60_000)
  }

  private give(command: Command, actor: Actor, input: object, commandId: string) {
    return command(actor, { commandId, ...input }, { at: this.at })
  }

  /** Begins: a customer and their conversation. */
  async begin(): Promise<void> {
    const { stage, name } = this
    const { zoe, conversationId } = this.ids
    const person = { name: "Zoë Park", email: `${steadyId("mail", name)}@example.com` }
    await this.give(addCustomer, stage.system, person, zoe.id)
    const first = { customerId: zoe.id, subject: "Where is it?", text: words[0] }
    const messageId = steadyId("first", name)
    const begun = await this.give(startConversation, zoe, { ...first, messageId }, conversationId)
    this.ran = begun.ok ? (begun.events.at(-1)?.seq ?? 0) : 0
  }

  /** Something that the customer may see, told at its own minute and by its own id; it may be refused as in life. */
  async tell(step: Step): Promise<void> {
    this.told++
    const commandId = steadyId("seen", `${this.name} ${this.told}`)
    const [command, actor, input, id = commandId] = seenStep(this.ids, this.stage, step)
    await this.give(command, actor, input, id)
    this.ran = await runWorkflows(this.stage, this.ran)
  }

  /** Something that only the team may see. */
  async whisper(step: Aside): Promise<void> {
    const noteId = this.asideId()
    this.aside++
    const given = await internalStep(this.ids, this.stage, step, { at: this.at, noteId })
    for (const [command, actor, input, id = this.asideId()] of given)
      await this.give(command, actor, input, id)
    this.ran = await runWorkflows(this.stage, this.ran)
  }

  private asideId(): string {
    return steadyId("aside", `${this.name} ${this.aside}`)
  }
}
