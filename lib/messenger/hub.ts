import type { Sql } from "postgres"
import { listenAsCustomers } from "@/db/customer-client"

type Listener = () => void

/**
 * One per process: hears that something happened to a customer, in whichever process, and tells the streams of that
 * customer to look. What it was, they read themselves, as that customer (SPEC C3).
 */
class CustomersHub {
  private readonly listeners = new Map<string, Set<Listener>>()
  private listening: Promise<unknown> | null = null

  /** Starts listening for one customer; gives how to stop. */
  async join(customer: { workspaceId: string; id: string }, listener: Listener): Promise<() => void> {
    const key = `${customer.workspaceId} ${customer.id}`
    const known = this.listeners.get(key) ?? new Set()
    this.listeners.set(key, known.add(listener))
    const leave = () => {
      known.delete(listener)
      if (known.size === 0 && this.listeners.get(key) === known) this.listeners.delete(key)
    }
    this.listening ??= this.open().catch((error: unknown) => {
      this.listening = null
      throw error
    })
    await this.listening.catch((error: unknown) => {
      leave()
      throw error
    })
    return leave
  }

  /** How many streams of a customer listen here. */
  count(customer: { workspaceId: string; id: string }): number {
    return this.listeners.get(`${customer.workspaceId} ${customer.id}`)?.size ?? 0
  }

  private async open(): Promise<void> {
    const sql: Sql = listenAsCustomers()
    const listening = sql.listen(
      "backline_customers",
      (payload) => this.heard(payload),
      // On the first connection and on every one after: what was said meanwhile is looked for now.
      () => {
        for (const all of this.listeners.values()) for (const listener of all) listener()
      },
    )
    await listening.catch(async (error: unknown) => {
      await sql.end({ timeout: 0 })
      throw error
    })
  }

  private heard(payload: string): void {
    const [workspaceId, id] = payload.split(" ")
    for (const listener of this.listeners.get(`${workspaceId} ${id}`) ?? []) listener()
  }
}

const holder = globalThis as { backlineCustomersHub?: CustomersHub }

/** This process's hub of customers. */
export function customersHub(): CustomersHub {
  holder.backlineCustomersHub ??= new CustomersHub()
  return holder.backlineCustomersHub
}
