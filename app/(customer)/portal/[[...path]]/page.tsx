import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { Visit } from "@/components/messenger/visit"
import { readVisit } from "../../read-visit"

export const metadata: Metadata = { title: "Your tickets" }

export default async function Page({ params, searchParams }: PageProps<"/portal/[[...path]]">) {
  const { path = [] } = await params
  const visit = await readVisit("portal", ["/portal", ...path].join("/"), await searchParams)
  return visit ? <Visit {...visit} /> : notFound()
}
