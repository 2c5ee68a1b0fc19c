import { answerCustomer } from "@/lib/intake/door"
import { readOverview } from "@/lib/messenger/queries"

export const GET = () => answerCustomer(readOverview)
