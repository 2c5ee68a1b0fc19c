export const log = (message: string) => console.log(message)

/** Does one step of a longer piece of work and says so: what is being done, then how long it took. */
export async function step<T>(doing: string, done: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now()
  const seconds = () => ((Date.now() - began) / 1000).toFixed(1)
  log(`${doing} …`)
  const ticker = setInterval(() => log(`  ${doing.toLowerCase()}, ${seconds()} s so far`), 15_000)
  try {
    const result = await work()
    log(`${done} (${seconds()} s)`)
    return result
  } finally {
    clearInterval(ticker)
  }
}
