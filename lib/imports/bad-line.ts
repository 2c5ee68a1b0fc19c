/** What is wrong with one line of an import, in a sentence that names the field; the other lines go on. */
export class BadLine extends Error {}

/** Stops the line at hand. */
export function badLine(sentence: string): never {
  throw new BadLine(sentence)
}
