/** Writes text into a stream until it is closed; `onClosed` is called when its reader lets too much pile up. */
export class StreamWriter {
  onClosed = () => {}
  private open = true
  private readonly encoder = new TextEncoder()

  constructor(private readonly controller: ReadableStreamDefaultController<Uint8Array>) {}

  write(text: string): void {
    if (!this.open) return
    this.controller.enqueue(this.encoder.encode(text))
    if ((this.controller.desiredSize ?? 0) < 0) this.onClosed()
  }

  close(): void {
    if (!this.open) return
    this.open = false
    try {
      this.controller.close()
    } catch {
      // The reader went away first; there is nothing left to close.
    }
  }
}
