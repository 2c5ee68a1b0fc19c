import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

const everywhere = {
  alias: { "@": fileURLToPath(new URL(".", import.meta.url)) },
}
const left = ["node_modules/**", ".next/**", ".data/**", "e2e/**"]

export default defineConfig({
  test: {
    projects: [
      {
        resolve: everywhere,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...left, "**/*.db.test.ts", "**/*.http.test.ts"],
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve: everywhere,
        // Each test makes a workspace of its own, so files need not wait for each other.
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude: left,
          testTimeout: 20_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        resolve: everywhere,
        // Over HTTP, against the production build.
        test: {
          name: "http",
          include: ["**/*.http.test.ts"],
          exclude: left,
          testTimeout: 30_000,
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
