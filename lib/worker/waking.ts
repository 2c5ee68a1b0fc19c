import { log } from "@/lib/shared/log"
import { wakeWhatIsDue } from "@/lib/threads/commands/snooze"

const everyMs = 1000
const perRound = 100

const holder = globalThis as { backlineWaking?: NodeJS.Timeout }

/**
 * Wakes what is due, every second, in every web process: a snooze that two of them find is ended by one (SPEC Z2).
 * Starting it twice in one process starts it once.
 */
export function startWaking(): void {
  holder.backlineWaking ??= setTimeout(() => void round(), everyMs).unref()
}

async function round(): Promise<void> {
  let woken = 0
  try {
    woken = await wakeWhatIsDue(new Date(), perRound)
  } catch (error) {
    log.error({ err: error }, "snoozed threads could not be woken; trying again")
  }
  holder.backlineWaking = setTimeout(() => void round(), woken === perRound ? 0 : everyMs).unref()
}
