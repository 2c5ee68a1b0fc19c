export type StreamEvent = { event: string; data: string }

/** Reads server-sent events from text that comes in pieces, cut anywhere. */
export class EventStream {
  private rest = ""

  /** The events that this piece completes. */
  push(piece: string): StreamEvent[] {
    const blocks = (this.rest + piece).replace(/\r\n?/g, "\n").split("\n\n")
    this.rest = blocks.pop() ?? ""
    return blocks.map(readBlock).filter((event) => event !== null)
  }
}

function readBlock(block: string): StreamEvent | null {
  let event = "message"
  const data: string[] = []
  for (const line of block.split("\n")) {
    const [, name, value = ""] = /^(\w+):? ?(.*)$/.exec(line) ?? []
    if (name === "event") event = value
    if (name === "data") data.push(value)
  }
  return data.length === 0 && event === "message" ? null : { event, data: data.join("\n") }
}
