import { expect, type Page, type Response } from "@playwright/test";
import { scan } from "./accessibility";

/** Opens an address, waits until its page can be used, and holds it against what every page keeps. */
export async function visit(page: Page, path: string): Promise<Response | null> {
  const response = await open(page, path);
  await scan(page);
  return response;
}

/** Opens an address and waits until its page answers keys and clicks. */
export async function open(page: Page, path: string): Promise<Response | null> {
  const response = await page.goto(path);
  await ready(page);
  return response;
}

/** Waits for the heading, and for React to have taken the page over: keys pressed before that would be lost. */
export async function ready(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await page.waitForFunction(() => {
    const heading = document.querySelector("h1");
    return heading !== null && Object.keys(heading).some((key) => key.startsWith("__react"));
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Holds that a page does not scroll sideways, and that nothing of its own grids is left to the side. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { widths, client } = await page.evaluate(() => {
    const own = [...document.querySelectorAll("main table")].filter((table) => table.closest(".markdown") === null);
    const ends = own.map((table) => Math.floor(table.getBoundingClientRect().right));
    return { widths: [document.documentElement.scrollWidth, ...ends], client: document.documentElement.clientWidth };
  });
  expect.soft(Math.max(...widths), `width of ${page.url()}`).toBeLessThanOrEqual(client);
}
