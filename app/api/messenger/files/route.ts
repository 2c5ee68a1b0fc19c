import { receiveFileFromCustomer } from "@/lib/intake/uploads"

export const POST = receiveFileFromCustomer
