import { sendMailAgain } from "@/lib/mail/commands"
import { newId } from "@/lib/shared/ids"
import { owner } from "../database"
import { byAdmin, type Row } from "./case"

/** A mail that was kept; gives its id. */
async function keptMail({ workspaceId }: { workspaceId: string }): Promise<string> {
  const id = newId()
  process.env.SMTP_URL ??= "smtp://127.0.0.1:9"
  await owner()`
    insert into mails (workspace_id, id, kind, status, to_address, subject, text, html, message_id)
    values (${workspaceId}, ${id}, 'link', 'kept', 'zoe@example.com', 'Your link', 'text', 'html', ${`<${id}@x>`})`
  return id
}

export const onMails: Row[] = [
  [
    sendMailAgain,
    "sendMailAgain",
    { ...byAdmin, reaches: true },
    async (w) => ({ mailId: await keptMail(w) }),
  ],
]
