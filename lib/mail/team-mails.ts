import { buttonMail } from "@/lib/messenger/mails"

const ignore = "If you did not expect this, you need not do anything."

/** The mail that invites somebody to a workspace. */
export function invitationMail({
  workspace,
  by,
  url,
}: {
  workspace: string
  by: string | null
  url: string
}) {
  return buttonMail({
    subject: `Join ${workspace} on Backline`,
    lead: `${by ?? "An admin"} invites you to ${workspace}. This link works once, for 72 hours:`,
    url,
    words: "Accept the invitation",
    last: ignore,
  })
}

/** The mail by which somebody who forgot their password sets another. */
export function resetMail({ workspace, url }: { workspace: string; url: string }) {
  return buttonMail({
    subject: `Set a new password for ${workspace}`,
    lead: "Set a new password by this link. It works once, for an hour, and ends all your sessions:",
    url,
    words: "Set a new password",
    last: "If you did not ask for it, you need not do anything: your password stays as it is.",
  })
}

type Address = { workspace: string; url: string; from: string; to: string; receiver: "old" | "new" }

/** The mail to one of the two addresses that have to agree to a change. */
export function addressMail({ workspace, url, from, to, receiver }: Address) {
  const other = receiver === "old" ? `the new address, ${to},` : `the present address, ${from},`
  return buttonMail({
    subject: `Change your address for ${workspace}`,
    lead: `You asked to sign in to ${workspace} with ${to} instead of ${from}. Confirm it by this link, within a day; ${other} has to confirm it too:`,
    url,
    words: "Confirm the change",
    last: "If you did not ask for it, do nothing, and change your password.",
  })
}
