import { demoToken } from "@/lib/intake/identity"
import type { TicketPage } from "@/lib/messenger/views"
import { newId } from "@/lib/shared/ids"
import type { Conversation } from "./world"

const address = (path: string) => `${process.env.BACKLINE_E2E_URL}/api/messenger/${path}`

/** The customer of a conversation at their own door, signed in as a framed messenger is. */
export class Customer {
  private constructor(private readonly session: string) {}

  static async of({ customerId }: Conversation): Promise<Customer> {
    const body = { workspace: null, token: await demoToken(customerId), cookie: false }
    const { session } = await ask<{ session: string }>("session", body)
    return new Customer(session)
  }

  /** Looks at a conversation up to its end. */
  async looksAt({ id }: Conversation): Promise<void> {
    const { n } = await ask<{ n: number }>(`conversations/${id}`, null, this.session)
    await ask(`conversations/${id}/seen`, { n }, this.session)
  }

  /** Writes in a conversation and sends a file along. */
  async sends({ id }: Conversation, text: string, file: { name: string; content: string }): Promise<void> {
    const form = new FormData()
    form.append("file", new File([file.content], file.name, { type: "text/plain" }))
    const stored = await ask<{ id: string }>("files", form, this.session)
    const body = { commandId: newId(), text, fileIds: [stored.id] }
    await ask(`conversations/${id}/messages`, body, this.session)
  }

  async reads({ number }: { number: number }): Promise<TicketPage> {
    return ask(`tickets/${number}`, null, this.session)
  }
}

async function ask<T>(path: string, body: object | null, session?: string): Promise<T> {
  const isForm = body instanceof FormData
  const answer = await fetch(address(path), {
    headers: {
      ...(isForm ? {} : { "content-type": "application/json" }),
      origin: process.env.BACKLINE_E2E_URL ?? "",
      ...(session ? { authorization: `Bearer ${session}` } : {}),
    },
    ...(body ? { method: "POST", body: isForm ? body : JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}
