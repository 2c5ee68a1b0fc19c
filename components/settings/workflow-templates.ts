import { newId } from "@/lib/shared/ids"
import { firstState } from "@/lib/ticket-types/rules"
import { typesForForms } from "@/lib/tickets/rules"
import type { Names } from "@/lib/workflows/rules/words"
import type { DefinitionView } from "@/lib/workflows/views"

export type Template = { key: string; name: string; about: string; definition: DefinitionView }

/** A workflow with nothing in it but a trigger. */
export const emptyDefinition: DefinitionView = {
  trigger: { on: "conversation_started" },
  conditions: [],
  actions: [],
}

/** Workflows to begin with, in the words and types of this workspace. */
export function templatesFor(names: Names): Template[] {
  return [askForDetails(names), nobodyWaits(), closeTheLoop(names), welcome()]
}

function askForDetails(names: Names): Template {
  const types = typesForForms(names.types)
  const type = types.find((t) => /refund/i.test(t.name)) ?? types[0]
  return {
    key: "ask-for-details",
    name: "Ask for order details when a refund is mentioned",
    about: "Sends a ticket form as soon as a customer writes of a refund, so that nobody has to ask.",
    definition: {
      trigger: { on: "customer_wrote" },
      conditions: [{ field: "message", op: "contains", value: "refund" }],
      actions: [
        {
          id: newId(),
          do: "send_message",
          text: "Hello {customer.first_name}, we will look into it. Please fill in this form, so that it goes faster.",
        },
        { id: newId(), do: "send_form", typeId: type?.id ?? "" },
      ],
    },
  }
}

function nobodyWaits(): Template {
  return {
    key: "nobody-waits",
    name: "Nobody waits for longer than four hours",
    about: "Leaves a note that says who is waiting, which turns the conversation unread for its teammate.",
    definition: {
      trigger: { on: "unanswered", minutes: 240 },
      conditions: [{ field: "conversation_status", op: "is", value: "open" }],
      actions: [
        {
          id: newId(),
          do: "add_note",
          on: "conversation",
          text: "{customer.name} has been waiting for four hours.",
          crossPost: false,
        },
      ],
    },
  }
}

function closeTheLoop(names: Names): Template {
  const resolved = firstState(names.states, "resolved")
  return {
    key: "close-the-loop",
    name: "Tell the front office when a ticket is resolved",
    about: "Reminds whoever answers the customer that there is something to tell them.",
    definition: {
      trigger: { on: "state_changed", typeId: null, toStateId: resolved?.id ?? null },
      conditions: [],
      actions: [
        {
          id: newId(),
          do: "add_note",
          on: "conversation",
          text: "Ticket {ticket.number} is resolved. Please tell {customer.first_name}.",
          crossPost: false,
        },
      ],
    },
  }
}

function welcome(): Template {
  return {
    key: "welcome",
    name: "Say hello to whoever writes first",
    about: "Answers the first message at once, and says when a person will.",
    definition: {
      trigger: { on: "conversation_started" },
      conditions: [],
      actions: [
        {
          id: newId(),
          do: "send_message",
          text: "Hello {customer.first_name}, thank you for writing to {workspace.name}. We answer within the day.",
        },
      ],
    },
  }
}
