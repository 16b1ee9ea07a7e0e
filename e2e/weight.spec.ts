import type { Page } from "@playwright/test";
import { demoPages } from "./support/demo-pages";
import { findAdministrator } from "./support/people";
import { expect, test } from "./support/test";
import { open } from "./support/visit";

const MAX_SHIFT = 0.02;
const MAX_SCRIPT_BYTES = 180 * 1024;

for (const name of ["overview", "tables", "table"]) {
  test(`nothing jumps while ${name} loads`, async ({ as }) => {
    const page = await as(await findAdministrator());
    await page.addInitScript(() => {
      const held = window as unknown as { shift: number };
      held.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
          if (!entry.hadRecentInput) held.shift += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await open(page, demoPages[name] ?? "");
    await page.waitForLoadState("networkidle");
    const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift);
    test.info().annotations.push({ type: "layout shift", description: shift.toFixed(4) });
    expect(shift).toBeLessThanOrEqual(MAX_SHIFT);
  });
}

for (const name of ["tables", "table"]) {
  test(`the first load of ${name} stays light`, async ({ as }) => {
    const page = await as(await findAdministrator());
    await open(page, demoPages[name] ?? "");
    await page.waitForLoadState("networkidle");
    const bytes = await scriptBytes(page);
    process.stdout.write(`First-load JavaScript of ${name}: ${(bytes / 1024).toFixed(1)} kB gzip\n`);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(MAX_SCRIPT_BYTES);
  });
}

// What came over the wire, headers included, for the page itself; the frame of a diagram is a page of its own.
function scriptBytes(page: Page): Promise<number> {
  return page.evaluate(() =>
    (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
      .filter((entry) => new URL(entry.name).pathname.endsWith(".js"))
      .reduce((sum, entry) => sum + entry.transferSize, 0),
  );
}
