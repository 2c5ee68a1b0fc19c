import { v5 } from "uuid"

const namespace = "6f0c5f0e-5d0b-5b1e-9a53-1d5a2c1f7b60"

/** An id that is the same whenever it is made of the same parts, by which a repeated step is known. */
export function steadyId(...parts: string[]): string {
  return v5(JSON.stringify(parts), namespace)
}
