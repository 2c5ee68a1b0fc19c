import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { Visit } from "@/components/messenger/visit"
import { readVisit } from "../read-visit"

export const metadata: Metadata = { title: "Messages" }

export default async function Page({ searchParams }: PageProps<"/messenger">) {
  const visit = await readVisit("messenger", "/messenger", await searchParams)
  return visit ? <Visit {...visit} /> : notFound()
}
