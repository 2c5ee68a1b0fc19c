import AxeBuilder from "@axe-core/playwright"
import { expect, type Page } from "@playwright/test"

/** axe finds nothing at all. */
export async function expectAccessible(page: Page, ...without: string[]): Promise<void> {
  expect(await found(new AxeBuilder({ page }).disableRules(without))).toEqual([])
}

/** What the dark theme can break, of all that was looked at in light. */
export async function expectReadable(page: Page): Promise<void> {
  expect(await found(new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]))).toEqual(
    [],
  )
}

async function found(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`),
  )
}

/** Nothing sticks out sideways: not of the page, nor of what stands in it. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const tooWide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll("[role=dialog], section, main, ul, article p")]
      .filter((box) => box.scrollWidth > Math.max(box.clientWidth, 1) + 1 && box.clientWidth > 0)
      .map((box) => `${box.tagName} ${box.ariaLabel ?? ""}: ${box.scrollWidth} of ${box.clientWidth}`),
  )
  expect(tooWide).toEqual([])
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0)
}
