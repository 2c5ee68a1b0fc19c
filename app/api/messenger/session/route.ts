import { receiveFromAnyone } from "@/lib/intake/door"
import { closeSession, enterByToken } from "@/lib/intake/entrance"

export const POST = (request: Request) => receiveFromAnyone(request, enterByToken)
export const DELETE = (request: Request) => receiveFromAnyone(request, closeSession)
