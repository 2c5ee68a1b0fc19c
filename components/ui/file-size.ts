const steps = ["B", "kB", "MB", "GB"] as const

/** "12 kB", "3.4 MB": decimal steps, one figure after the point from a megabyte on. */
export function fileSize(bytes: number): string {
  let step = 0
  let size = bytes
  while (size >= 1000 && step < steps.length - 1) {
    size /= 1000
    step += 1
  }
  return `${step > 1 ? size.toFixed(1) : Math.round(size)} ${steps[step]}`
}
