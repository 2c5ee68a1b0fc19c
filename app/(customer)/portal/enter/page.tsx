import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { Enter } from "@/components/messenger/enter"
import { doorProps, readDoor } from "../../read-visit"

export const metadata: Metadata = { title: "Sign in", referrer: "no-referrer" }

export default async function Page({ searchParams }: PageProps<"/portal/enter">) {
  const search = await searchParams
  const found = await readDoor(search)
  if (!found) notFound()
  const { door, workspace } = found
  return <Enter door={doorProps(door)} workspace={workspace} now={new Date().toISOString()} />
}
