import { runChecks } from "./checks/steps"
import { end, endOnSignals } from "./processes"
import { log } from "./progress"

endOnSignals(130, log)
const { passed, failed } = await runChecks(log)
log(`${passed} passed, ${failed} failed`)
await end(failed > 0 ? 1 : 0)
