// The driver sends statements of one transaction one after the other without waiting for answers, as long as nobody
// awaits in between. These two keep a statement's failure and its turn safe meanwhile.

/** Begins work that is awaited later; until then its failure is not an uncaught one. */
export function begun<T>(work: PromiseLike<T>): Promise<T> {
  const result = Promise.resolve(work.then((value) => value))
  result.catch(() => undefined)
  return result
}

/** Waits until the driver has taken every statement begun so far: that needs microtasks only, and no answer. */
export const onTheWire = () => new Promise<void>((resolve) => process.nextTick(resolve))
