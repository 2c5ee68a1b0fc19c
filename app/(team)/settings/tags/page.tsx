import type { Metadata } from "next"
import { PageHead } from "@/components/settings/page-parts"
import { AddTag } from "@/components/settings/tag-form"
import { TagList } from "@/components/settings/tag-list"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { listTagItems } from "@/lib/tags/queries"

export const metadata: Metadata = { title: "Tags · Settings · Backline" }

export default async function Page() {
  const actor = await currentAdmin()
  const tags = await listTagItems(db(), actor.workspaceId)
  return (
    <>
      <PageHead title="Tags">
        Words that teammates put on conversations, and on tickets that are shared with their customer.
      </PageHead>
      <AddTag />
      <TagList tags={tags} />
    </>
  )
}
