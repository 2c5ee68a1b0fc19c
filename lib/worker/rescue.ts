import type { Logger } from "pino"
import postgres, { type Sql } from "postgres"
import { backoffSeconds } from "@/db/connection"

// The first half of the advisory locks by which processes that run jobs are known to live.
const alive = 771_200_120
const everyMs = 2_000

/**
 * Keeps a sign of life of this process's pool of workers, and frees the jobs of pools that died: a killed process leaves
 * its jobs locked, which would wait for hours otherwise. A pool that lost its connection for a moment may lose its jobs
 * to another, so a job has to bear being begun twice.
 */
export class Rescue {
  private readonly sql: Sql
  private timer: NodeJS.Timeout | null = null
  private stopped = false
  private poolId = ""
  private failing = false

  constructor(
    url: string,
    private readonly log: Logger,
  ) {
    this.sql = postgres(url, {
      max: 1,
      idle_timeout: 0,
      max_lifetime: 0,
      backoff: backoffSeconds,
      onnotice: () => undefined,
      connection: { application_name: "backline jobs" },
    })
  }

  /** Begins, or goes on with another pool. */
  watch(poolId: string): void {
    this.poolId = poolId
    if (!this.timer) void this.round()
  }

  async stop(): Promise<void> {
    this.stopped = true
    if (this.timer) clearTimeout(this.timer)
    await this.sql.end({ timeout: 1 })
  }

  private async round(): Promise<void> {
    try {
      // Again each time: a new connection holds none of the old one's locks, and taking it twice does no harm.
      await this.sql`select pg_advisory_lock(${alive}::int, hashtext(${this.poolId}))`
      await this.sql`
        select graphile_worker.force_unlock_workers(array_agg(l.locked_by)) from (
          select locked_by from graphile_worker._private_jobs where locked_at < now() - interval '2 seconds'
          union
          select locked_by from graphile_worker._private_job_queues where locked_at < now() - interval '2 seconds'
        ) l where not exists (
          select 1 from pg_locks k where k.locktype = 'advisory' and k.objsubid = 2 and k.classid = ${alive}::int::oid
            and k.database = (select oid from pg_database where datname = current_database())
            and k.objid::bigint = hashtext(l.locked_by)::bigint & 4294967295)
        having count(*) > 0`
      this.failing = false
    } catch (error) {
      if (!this.stopped && !this.failing)
        this.log.error({ err: error }, "jobs of ended processes can't be looked for; trying again")
      this.failing = true
    }
    if (!this.stopped) this.timer = setTimeout(() => void this.round(), everyMs).unref()
  }
}
