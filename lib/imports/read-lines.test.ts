import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { gzipSync } from "node:zlib"
import { afterAll, beforeAll, expect, test } from "vitest"
import { readLines } from "./read-lines"

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "backline-lines-"))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function linesOf(bytes: Buffer | string): Promise<string[]> {
  const file = path.join(folder, "lines")
  await writeFile(file, bytes)
  const lines: string[] = []
  for await (const line of readLines(file))
    lines.push(`${line.number} ${"text" in line ? line.text : `! ${line.problem}`}`)
  return lines
}

test.each<[string, Buffer | string, string[]]>([
  ["an empty file", "", []],
  ["blank lines are counted and left out", "a\n\n  \nb", ["1 a", "4 b"]],
  ["Windows line ends and a mark at the start", "\ufeffa\r\nb\r\n", ["1 a\r", "2 b\r"]],
  ["a gzip file", gzipSync("a\nb\n"), ["1 a", "2 b"]],
  [
    "what isn't UTF-8",
    Buffer.from([0x61, 0x0a, 0xff, 0x0a, 0x62]),
    ["1 a", "2 ! This line isn't UTF-8.", "3 b"],
  ],
  [
    "a line that is too long",
    `${"x".repeat(33 * 1024 * 1024)}\nb`,
    ["1 ! This line is longer than 32 MiB.", "2 b"],
  ],
  ["a line over several chunks", `a\n${"x".repeat(600_000)}\nb`, ["1 a", `2 ${"x".repeat(600_000)}`, "3 b"]],
])("%s", async (_, bytes, lines) => {
  expect(await linesOf(bytes)).toEqual(lines)
})

test("a file that was cut short gives what it has and says so", async () => {
  const whole = gzipSync(Array.from({ length: 1000 }, (_, n) => `line ${n} ${Math.sin(n)}`).join("\n"))
  const lines = await linesOf(whole.subarray(0, whole.length - 100))
  expect(lines[0]).toMatch(/^1 line 0/)
  expect(lines.at(-1)).toMatch(/! The file can't be read any further/)
})
