/** One piece of work to be measured; gets a number that is never given twice. */
export type Work = (n: number) => Promise<unknown>

export type Measured = {
  /** Milliseconds of one piece of work after the other. */
  p50: number
  p95: number
  /** Pieces of work in a second, `writers` at a time. */
  perSecond: number
}

/** The value that a share of the samples does not exceed. */
export function percentile(samples: number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

let given = 0

/** How long each piece takes, one after the other, in milliseconds. */
export async function oneByOne(work: Work, count: number): Promise<number[]> {
  const samples: number[] = []
  for (let i = 0; i < count; i++) {
    const began = performance.now()
    await work(given++)
    samples.push(performance.now() - began)
  }
  return samples
}

/** How many pieces are done in a second by so many writers at a time. */
export async function atOnce(work: Work, writers: number, ms: number): Promise<number> {
  const began = performance.now()
  let done = 0
  const writer = async () => {
    while (performance.now() - began < ms) {
      await work(given++)
      done++
    }
  }
  await Promise.all(Array.from({ length: writers }, writer))
  return (done * 1000) / (performance.now() - began)
}

type Plan = { rounds: number; samples: number; writers: number; ms: number }

export const usual: Plan = { rounds: 3, samples: 100, writers: 16, ms: 1500 }

/**
 * Measures several pieces of work in turn, round after round, so that a busy moment of the machine meets all of them,
 * and keeps each one's best round.
 */
export async function sideBySide<Name extends string>(
  works: Record<Name, Work>,
  plan: Plan = usual,
): Promise<Record<Name, Measured>> {
  const entries = Object.entries(works) as [Name, Work][]
  const best = {} as Record<Name, Measured>
  for (const [name, work] of entries) {
    await oneByOne(work, 20)
    await atOnce(work, plan.writers, plan.ms / 3)
    best[name] = { p50: Infinity, p95: Infinity, perSecond: 0 }
  }
  for (let round = 0; round < plan.rounds; round++) {
    for (const [name, work] of entries) {
      const samples = await oneByOne(work, plan.samples)
      const perSecond = await atOnce(work, plan.writers, plan.ms)
      best[name] = {
        p50: Math.min(best[name].p50, percentile(samples, 0.5)),
        p95: Math.min(best[name].p95, percentile(samples, 0.95)),
        perSecond: Math.max(best[name].perSecond, perSecond),
      }
    }
  }
  return best
}
