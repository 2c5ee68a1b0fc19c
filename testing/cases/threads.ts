import { addConversationNote, sendReply } from "@/lib/conversations/commands/messages"
import { startConversation } from "@/lib/conversations/commands/start"
import { closeConversation, reopenConversation } from "@/lib/conversations/commands/status"
import { tagConversation, untagConversation } from "@/lib/conversations/commands/tags"
import { newId } from "@/lib/shared/ids"
import { assignTeam, assignTeammate } from "@/lib/threads/commands/assign"
import { editNote, removeNote } from "@/lib/threads/commands/notes"
import { snoozeThread, wakeThread } from "@/lib/threads/commands/snooze"
import { receiveMessage } from "@/lib/tickets/commands/receive"
import { does } from "../commands"
import { conversation, inAnHour, note } from "../given"
import { byCustomer, byTeammate, type Row } from "./case"

const text = "Please look at this."

export const onThread: Row[] = [
  [
    startConversation,
    "startConversation",
    byCustomer,
    async (w) => ({ customerId: w.zoe.id, messageId: newId(), text }),
  ],
  [
    receiveMessage,
    "receiveMessage",
    byCustomer,
    async (w) => ({ conversationId: await conversation(w), text }),
  ],
  [sendReply, "sendReply", byTeammate, async (w) => ({ conversationId: await conversation(w), text })],
  [
    addConversationNote,
    "addConversationNote",
    byTeammate,
    async (w) => ({ conversationId: await conversation(w), text }),
  ],
  [
    closeConversation,
    "closeConversation",
    byTeammate,
    async (w) => ({ conversationId: await conversation(w) }),
  ],
  [
    reopenConversation,
    "reopenConversation",
    byTeammate,
    async (w) => ({ conversationId: await conversation(w, { status: "closed" }) }),
  ],
  [
    tagConversation,
    "tagConversation",
    byTeammate,
    async (w) => ({ conversationId: await conversation(w), tagId: w.tags.vip }),
  ],
  [
    untagConversation,
    "untagConversation",
    byTeammate,
    async (w) => {
      const on = { conversationId: await conversation(w), tagId: w.tags.vip }
      await does(tagConversation, w.maya, on)
      return on
    },
  ],
  [
    assignTeammate,
    "assignTeammate",
    byTeammate,
    async (w) => ({ threadId: await conversation(w), teammateId: w.ben.id }),
  ],
  [
    assignTeam,
    "assignTeam",
    byTeammate,
    async (w) => ({ threadId: await conversation(w), teamId: w.teams.front }),
  ],
  [
    snoozeThread,
    "snoozeThread",
    byTeammate,
    async (w) => ({ threadId: await conversation(w), until: inAnHour() }),
  ],
  [
    wakeThread,
    "wakeThread",
    byTeammate,
    async (w) => ({ threadId: await conversation(w, { status: "snoozed" }) }),
  ],
  [
    editNote,
    "editNote",
    { ...byTeammate, alsoBy: "ada" },
    async (w) => ({ noteId: await note(w, w.maya, text), version: 1, text: "Better words." }),
  ],
  [
    removeNote,
    "removeNote",
    { ...byTeammate, alsoBy: "ada" },
    async (w) => ({ noteId: await note(w, w.maya, text) }),
  ],
]
