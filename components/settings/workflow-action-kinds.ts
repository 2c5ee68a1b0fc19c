import { newId } from "@/lib/shared/ids"
import type { ActionView } from "@/lib/workflows/views"

/** An action as it begins when its kind is chosen; what has to be chosen is empty. */
export function beginAction(kind: ActionView["do"]): ActionView {
  const id = newId()
  switch (kind) {
    case "send_message":
      return { id, do: kind, text: "" }
    case "send_form":
      return { id, do: kind, typeId: "" }
    case "assign":
      return { id, do: kind, on: "conversation", teammateId: null }
    case "assign_team":
      return { id, do: kind, on: "conversation", teamId: null }
    case "tag":
      return { id, do: kind, tagId: "" }
    case "snooze":
      return { id, do: kind, on: "conversation", minutes: 1440 }
    case "close":
      return { id, do: kind }
    case "create_ticket":
      return { id, do: kind, typeId: "", title: "", description: "", attributes: {} }
    case "change_state":
      return { id, do: kind, stateId: "" }
    case "add_note":
      return { id, do: kind, on: "conversation", text: "", crossPost: false }
    case "wait":
      return { id, do: kind, minutes: 60 }
  }
}
