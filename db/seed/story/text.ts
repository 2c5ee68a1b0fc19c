/** A text over several lines, without the indentation of the code around it. */
export function text(strings: TemplateStringsArray): string {
  const lines = (strings[0] ?? "").replace(/^\n/, "").trimEnd().split("\n")
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length)
  const indent = Math.min(...indents)
  return lines.map((line) => line.slice(indent).trimEnd()).join("\n")
}
