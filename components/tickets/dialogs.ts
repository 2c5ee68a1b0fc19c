"use client"

import { lazyPart } from "@/components/ui/lazy-part"

/** Dialogs that are fetched when somebody comes near their button. */
export const newTicketDialog = lazyPart(() =>
  import("./new-ticket-dialog").then((part) => part.NewTicketDialog),
)
export const convertDialog = lazyPart(() => import("./convert-dialog").then((part) => part.ConvertDialog))
export const sendFormDialog = lazyPart(() => import("./send-form-dialog").then((part) => part.SendFormDialog))
export const shareDialog = lazyPart(() => import("./share-dialog").then((part) => part.ShareDialog))
export const customerViewDialog = lazyPart(() =>
  import("./customer-view-dialog").then((part) => part.CustomerViewDialog),
)
export const linkTicketDialog = lazyPart(() =>
  import("./link-ticket-dialog").then((part) => part.LinkTicketDialog),
)
export const linkConversationDialog = lazyPart(() =>
  import("./link-conversation-dialog").then((part) => part.LinkConversationDialog),
)
export const openAnywayDialog = lazyPart(() =>
  import("./open-anyway-dialog").then((part) => part.OpenAnywayDialog),
)
export const resolveDialog = lazyPart(() => import("./resolve-dialog").then((part) => part.ResolveDialog))
export const typeDialog = lazyPart(() => import("./type-dialog").then((part) => part.TypeDialog))

/** The attributes of a ticket that stands open. */
export const attributeFields = () => import("./attribute-fields")

/** Fetches those that everybody may need; for when the page is idle. */
export function preloadDialogs(): void {
  const dialogs = [
    newTicketDialog,
    convertDialog,
    sendFormDialog,
    shareDialog,
    customerViewDialog,
    linkTicketDialog,
    linkConversationDialog,
  ]
  for (const dialog of dialogs) dialog.warm()
  void attributeFields().catch(() => {})
}
