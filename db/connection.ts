function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: start Backline with npm start.`)
  return value
}

/** The connection of the web process: a plain role, through the pooler where there is one. */
export function appUrl(): string {
  return required("BACKLINE_APP_URL")
}

/** The connection for LISTEN, which goes past a pooler. */
export function listenUrl(): string {
  return process.env.BACKLINE_LISTEN_URL || appUrl()
}

/** Whether a pooler in transaction mode may stand in front: prepared statements are off then (SPEC X5). */
export function usesPooler(): boolean {
  return Boolean(process.env.DATABASE_DIRECT_URL)
}

/** How long to wait before connecting again, in seconds: the driver's own choice goes up to 20. */
export function backoffSeconds(failures: number): number {
  return Math.min(0.05 * 2 ** failures, 1)
}
