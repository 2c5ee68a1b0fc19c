import { createReadStream } from "node:fs"
import { open } from "node:fs/promises"
import { pipeline, type Readable } from "node:stream"
import { createGunzip } from "node:zlib"

/** The longest line that is read; a longer one is reported and passed over. */
const maxLineBytes = 32 * 1024 * 1024

/** One line of a file, counted from 1; `problem` stands in place of a text that can't be read. */
export type ReadLine = { number: number } & ({ text: string } | { problem: string })

const newline = 10

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await handle.close()
  }
}

/**
 * Reads a file, plain or gzip by its first bytes, line by line in bounded memory; blank lines are left out. Where it
 * can't be read any further, that is the last line's problem.
 */
export async function* readLines(file: string): AsyncGenerator<ReadLine> {
  const source = createReadStream(file, { highWaterMark: 256 * 1024 })
  // The pipeline's own callback has nothing to add: the error also comes out of the last stream.
  const bytes: Readable = (await isGzip(file)) ? pipeline(source, createGunzip(), () => {}) : source
  let number = 0
  try {
    for await (const { length, pieces } of splitLines(bytes)) yield* lineOf(++number, length, pieces)
  } catch (error) {
    yield { number: number + 1, problem: `The file can't be read any further (${(error as Error).message}).` }
  }
}

type RawLine = { length: number; pieces: Buffer[] }

async function* splitLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<RawLine> {
  let line: RawLine = { length: 0, pieces: [] }
  for await (const chunk of bytes) {
    let from = 0
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      add(line, chunk.subarray(from, at))
      yield line
      line = { length: 0, pieces: [] }
      from = at + 1
    }
    add(line, chunk.subarray(from))
  }
  if (line.length > 0) yield line
}

/** What is too long is counted on, and not kept. */
function add(line: RawLine, piece: Buffer): void {
  line.length += piece.length
  if (line.length > maxLineBytes) line.pieces = []
  else line.pieces.push(piece)
}

const utf8 = new TextDecoder("utf-8", { fatal: true })

function* lineOf(number: number, length: number, pieces: Buffer[]): Generator<ReadLine> {
  if (length > maxLineBytes)
    return yield { number, problem: `This line is longer than ${maxLineBytes / 1024 / 1024} MiB.` }
  try {
    // Decoding drops the mark that some programs put at the start of a file.
    const text = utf8.decode(Buffer.concat(pieces))
    if (text.trim() !== "") yield { number, text }
  } catch {
    yield { number, problem: "This line isn't UTF-8." }
  }
}
