import { once } from "node:events"
import { type AddressInfo, connect, createServer, type Socket } from "node:net"

/** A line between a browser and the server that can be cut, with all that is on it. */
export type NetworkLine = { url: string; cut: () => void; mend: () => void; close: () => void }

/** Lays a line to the server and gives its address on this side. */
export async function layLine(serverUrl: string): Promise<NetworkLine> {
  const { hostname, port } = new URL(serverUrl)
  const open = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) return near.destroy()
    const far = connect(Number(port), hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.pipe(other)
      one.on("error", () => other.destroy())
      one.on("close", () => {
        open.delete(one)
        other.destroy()
      })
    }
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const cut = () => {
    isCut = true
    for (const socket of open) socket.destroy()
  }
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    cut,
    mend: () => {
      isCut = false
    },
    close: () => {
      cut()
      server.close()
    },
  }
}
