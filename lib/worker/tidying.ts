import { forgetOldTries } from "@/lib/auth/limits"
import { removeUnusedFiles } from "@/lib/files/unused"
import { log } from "@/lib/shared/log"

const firstMs = 60_000
const everyMs = 3_600_000

const holder = globalThis as { backlineTidying?: NodeJS.Timeout }

/** Removes what nobody needs any more, every hour, in every web process. Starting it twice starts it once. */
export function startTidying(): void {
  holder.backlineTidying ??= setTimeout(() => void round(), firstMs).unref()
}

async function round(): Promise<void> {
  for (const tidy of [removeUnusedFiles, forgetOldTries])
    await tidy().catch((error: unknown) =>
      log.error({ err: error }, "what nobody needs could not be removed"),
    )
  holder.backlineTidying = setTimeout(() => void round(), everyMs).unref()
}
