import type { Page } from "@playwright/test";
import { demoPages } from "./support/demo-pages";
import { findAdministrator } from "./support/people";
import { expect, test } from "./support/test";
import { open } from "./support/visit";

const MAX_SHIFT = 0.02;
/** Slow enough that a page is painted before the end of it has been read. */
const SLOW_DOWN = 6;
const MAX_SCRIPT_BYTES = 180 * 1024;

type Shift = { value: number; moved: readonly string[] };
type ShiftEntry = PerformanceEntry & { value: number; sources: readonly { node: Node | null }[] };

function noteShifts() {
  const shifts: Shift[] = [];
  Object.assign(window, { shifts });
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as ShiftEntry[]) {
      const moved = sources.map(({ node }) => (node instanceof Element ? node.outerHTML : node?.textContent) ?? "");
      shifts.push({ value, moved: moved.map((html) => html.slice(0, 120)) });
    }
  }).observe({ type: "layout-shift", buffered: true });
}

for (const name of ["overview", "tables", "table", "migration", "page"]) {
  test(`nothing jumps while ${name} loads on a slow machine`, async ({ as }) => {
    const page = await as(await findAdministrator());
    await page.addInitScript(noteShifts);
    const browser = await page.context().newCDPSession(page);
    await browser.send("Emulation.setCPUThrottlingRate", { rate: SLOW_DOWN });
    await open(page, demoPages[name] ?? "");
    await page.waitForLoadState("networkidle");
    const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
    const sum = shifts.reduce((total, { value }) => total + value, 0);
    expect(sum, JSON.stringify(shifts)).toBeLessThanOrEqual(MAX_SHIFT);
  });
}

for (const name of ["tables", "table"]) {
  test(`the first load of ${name} stays light`, async ({ as }) => {
    const page = await as(await findAdministrator());
    const html = (await (await open(page, demoPages[name] ?? ""))?.text()) ?? "";
    await page.waitForLoadState("networkidle");
    const bytes = await scriptBytes(page, html);
    process.stdout.write(`First-load JavaScript of ${name}: ${(bytes / 1024).toFixed(1)} kB gzip\n`);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(MAX_SCRIPT_BYTES);
  });
}

test("what a long history leaves for after the first paint is there to open", async ({ as }) => {
  const page = await as(await findAdministrator());
  await open(page, demoPages["table-policies"] ?? "");
  const history = page.getByRole("region", { name: "History" });
  const older = await history.getByText(/^\d+ older$/).textContent();
  await history.getByText(/^\d+ older$/).click();
  await expect(history.locator("details").getByRole("listitem")).toHaveCount(Number.parseInt(older ?? "", 10));
});

// What the page's HTML names, as it came over the wire, compressed. Diagram and editor load when they are needed.
function scriptBytes(page: Page, html: string): Promise<number> {
  return page.evaluate(
    (text) =>
      (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
        .map((entry) => ({ path: new URL(entry.name).pathname, bytes: entry.encodedBodySize }))
        .filter(({ path }) => path.endsWith(".js") && text.includes(path))
        .reduce((sum, { bytes }) => sum + bytes, 0),
    html,
  );
}
