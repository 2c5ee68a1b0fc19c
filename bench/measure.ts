/** One piece of work to be measured; gets a number that is never given twice. */
export type Work = (n: number) => Promise<unknown>

/** What each round gave. */
export type Measured = {
  /** Milliseconds of one piece of work after the other. */
  p50: number[]
  p95: number[]
  /** Pieces of work in a second, `writers` at a time. */
  perSecond: number[]
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

const plan = { rounds: 6, samples: 50, writers: 16, ms: 700 }

/**
 * Measures several pieces of work in turn, in many short rounds, so that a busy moment of the machine meets all of them
 * and each round can be compared within itself.
 */
export async function sideBySide<Name extends string>(
  works: Record<Name, Work>,
): Promise<Record<Name, Measured>> {
  const entries = Object.entries(works) as [Name, Work][]
  const measured = {} as Record<Name, Measured>
  for (const [name, work] of entries) {
    await oneByOne(work, 20)
    await atOnce(work, plan.writers, plan.ms)
    measured[name] = { p50: [], p95: [], perSecond: [] }
  }
  for (let round = 0; round < plan.rounds; round++) {
    for (const [name, work] of entries) {
      const samples = await oneByOne(work, plan.samples)
      measured[name].p50.push(percentile(samples, 0.5))
      measured[name].p95.push(percentile(samples, 0.95))
      measured[name].perSecond.push(await atOnce(work, plan.writers, plan.ms))
    }
  }
  return measured
}
