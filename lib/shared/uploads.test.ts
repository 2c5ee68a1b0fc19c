import { expect, test } from "vitest"
import { readUpload } from "./uploads"

const megabyte = new Uint8Array(1024 * 1024)
const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'

/** A request whose body comes in pieces, without a word on how long it is or with a wrong one; and how much was read. */
function inPieces(megabytes: number, headers: Record<string, string> = {}) {
  const sent = { megabytes: 0 }
  const body = new ReadableStream<Uint8Array>({
    pull(out) {
      if (sent.megabytes === 0) out.enqueue(new TextEncoder().encode(head))
      if (sent.megabytes++ < megabytes) return out.enqueue(megabyte)
      out.enqueue(new TextEncoder().encode("\r\n--b--\r\n"))
      out.close()
    },
  })
  const type = { "content-type": "multipart/form-data; boundary=b" }
  const init = { method: "POST", body, duplex: "half", headers: { ...type, ...headers } }
  return { request: new Request("http://x/", init), sent }
}

test.each<Record<string, string>>([{}, { "content-length": "100" }])(
  "a body is read no further than a file may be large: %o",
  async (said) => {
    const { request, sent } = inPieces(400, said)
    expect(await readUpload(request)).toMatchObject({ ok: false, code: "file_too_large" })
    expect(sent.megabytes).toBeLessThan(40)
  },
)

test("a file that comes in pieces is taken whole", async () => {
  const file = await readUpload(inPieces(3).request)
  expect(file).toMatchObject({ name: "a.txt", size: 3 * megabyte.byteLength })
})

test("what brings no file, or no form, is refused", async () => {
  expect(await readUpload(new Request("http://x/", { method: "POST" }))).toMatchObject({ code: "invalid" })
  expect(await readUpload(new Request("http://x/", { method: "POST", body: "a" }))).toMatchObject({
    code: "invalid",
  })
})
