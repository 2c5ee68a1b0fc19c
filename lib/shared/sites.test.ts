import { expect, test } from "vitest"
import { siteOf, whyNotSite } from "./sites"

test.each([
  ["https://shop.example", "https://shop.example"],
  [" HTTPS://Shop.Example:443/ ", "https://shop.example"],
  ["http://localhost:8080", "http://localhost:8080"],
])("C2: %j is the site %s", (typed, site) => {
  expect(whyNotSite(typed)).toBeNull()
  expect(siteOf(typed)).toBe(site)
})

test.each([
  ["", "Please give the site's address, such as https://www.example.com."],
  ["shop.example", "“shop.example” is not a site's address. It begins with https://."],
  ["javascript:alert(1)", "“javascript:alert(1)” is not a site's address. It begins with https://."],
  ["https://shop.example/cart", "A site is named without a path: https://shop.example."],
  ["https://ann@shop.example", "A site is named without a path: https://shop.example."],
  ["http://shop.example", "A site has to be served by https, except on this machine."],
  ["https://*.example", "Each site is named by itself; a star stands for none."],
])("C2: %j is refused as a site, with the reason", (typed, why) => {
  expect(whyNotSite(typed)).toBe(why)
})
