import { receiveFromAnyone } from "@/lib/intake/door"
import { requestLink } from "@/lib/intake/entrance"

export const POST = (request: Request) => receiveFromAnyone(request, requestLink)
