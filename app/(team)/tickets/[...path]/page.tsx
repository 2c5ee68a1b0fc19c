import type { Metadata } from "next"
import { WorkbenchPage } from "@/components/inbox/workbench-page"

export const metadata: Metadata = { title: "Tickets · Backline" }

type Props = PageProps<"/tickets/[...path]">

export default async function Page({ params, searchParams }: Props) {
  const { path } = await params
  return <WorkbenchPage pathname={`/tickets/${path.join("/")}`} search={await searchParams} />
}
