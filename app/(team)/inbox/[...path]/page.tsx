import type { Metadata } from "next"
import { WorkbenchPage } from "@/components/inbox/workbench-page"

export const metadata: Metadata = { title: "Inbox · Backline" }

type Props = PageProps<"/inbox/[...path]">

export default async function Page({ params, searchParams }: Props) {
  const { path } = await params
  return <WorkbenchPage pathname={`/inbox/${path.join("/")}`} search={await searchParams} />
}
