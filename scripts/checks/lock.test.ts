import { expect, test } from "vitest"
import { missingPlatforms, withPlatforms } from "./lock"

const packages = {
  "": {},
  "node_modules/tool": {
    version: "1.0.0",
    dev: true,
    optionalDependencies: { "tool-linux-x64-musl": "1.0.0" },
  },
}

test("a lock without another platform's package is completed", () => {
  expect(missingPlatforms(packages)).toEqual([
    { parent: "node_modules/tool", name: "tool-linux-x64-musl", version: "1.0.0" },
  ])
  const whole = withPlatforms(packages)
  expect(whole["node_modules/tool-linux-x64-musl"]).toEqual({
    version: "1.0.0",
    dev: true,
    optional: true,
    os: ["linux"],
    cpu: ["x64"],
    libc: ["musl"],
  })
  expect(missingPlatforms(whole)).toEqual([])
})
