import { receiveFromAnyone } from "@/lib/intake/door"
import { enterByLink } from "@/lib/intake/entrance"

export const POST = (request: Request) => receiveFromAnyone(request, enterByLink)
