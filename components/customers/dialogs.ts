"use client"

import { lazyPart } from "@/components/ui/lazy-part"

/** Dialogs that are fetched when somebody comes near their button. */
export const newConversationDialog = lazyPart(() =>
  import("./new-conversation-dialog").then((part) => part.NewConversationDialog),
)
