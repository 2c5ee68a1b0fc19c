import { receiveFile } from "@/lib/auth/door"
import { storeFile } from "@/lib/files/store"

export const POST = (request: Request) => receiveFile(request, storeFile)
