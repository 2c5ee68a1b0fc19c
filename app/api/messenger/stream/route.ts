import { streamToCustomer } from "@/lib/intake/streaming"

export const dynamic = "force-dynamic"

export const GET = streamToCustomer
