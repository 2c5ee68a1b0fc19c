import { receiveFromCustomer } from "@/lib/intake/door"
import { startByCustomer } from "@/lib/intake/writes"

export const POST = (request: Request) => receiveFromCustomer(request, startByCustomer)
