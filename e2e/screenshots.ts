// Pictures of every page in both themes, on a desk and on a phone: the demo's, what opens over them, and a project's first
// week, which is made for it and deleted. With Strata running (npm run quickstart): npm run screenshots -- FOLDER [PART].
// PART takes only pictures with it in their name. STRATA_URL, E2E_EMAIL and E2E_PASSWORD say otherwise than the demo.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { findChromium } from "@/scripts/testing/find-chromium";
import { playBakery } from "./support/bakery-scenes";
import { demoPages, lostPages, openPages } from "./support/demo-pages";
import { demoScenes, play } from "./support/demo-scenes";
import { ready } from "./support/visit";

const folder = process.argv[2] ?? "test-results/screenshots";
const part = process.argv[3] ?? "";
const address = process.env.STRATA_URL ?? "http://localhost:3000";
const themes = ["light", "dark"] as const;
const sizes = { 1440: 900, 390: 844 } as const;
const bakery = "bakery";

const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
for (const theme of themes)
  for (const [width, height] of Object.entries(sizes)) {
    const page = await openPage(browser, theme, { width: Number(width), height });
    await takeAll(page, `${theme}-${width}`);
    await page.context().close();
  }
await browser.close();

async function takeAll(page: Page, suffix: string): Promise<void> {
  await takePages(page, openPages, suffix);
  await signIn(page);
  await takePages(page, { ...demoPages, ...lostPages }, suffix);
  for (const [name, scene] of Object.entries(demoScenes))
    if (isWanted(name)) {
      await play(page, scene);
      await take(page, name, suffix, false);
    }
  if (isWanted(bakery)) await playBakery(page, (name) => take(page, `${bakery}-${name}`, suffix));
}

async function openPage(from: Browser, theme: string, viewport: { width: number; height: number }): Promise<Page> {
  const isPhone = viewport.width < 768;
  const hands = { hasTouch: isPhone, isMobile: isPhone };
  const context = await from.newContext({ baseURL: address, viewport, ...hands, reducedMotion: "reduce" });
  await context.addCookies([{ name: "theme", value: theme, url: address }]);
  return context.newPage();
}

async function signIn(page: Page): Promise<void> {
  const { email, password } = await readDemo();
  await page.goto("/sign-in");
  await ready(page);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1, name: "Projects" }).waitFor();
}

async function readDemo(): Promise<{ email: string; password: string }> {
  const { E2E_EMAIL: email, E2E_PASSWORD: password } = process.env;
  return email && password ? { email, password } : JSON.parse(await readFile(".data/demo.json", "utf8"));
}

function isWanted(name: string): boolean {
  return name.includes(part);
}

async function takePages(page: Page, pages: Readonly<Record<string, string>>, suffix: string): Promise<void> {
  for (const [name, address] of Object.entries(pages)) {
    if (!isWanted(name)) continue;
    await page.goto(address);
    await ready(page);
    await page.waitForLoadState("networkidle");
    await take(page, name, suffix);
  }
}

async function take(page: Page, name: string, suffix: string, fullPage = true): Promise<void> {
  const file = path.join(folder, `${name}-${suffix}.png`);
  if (fullPage) await page.evaluate(() => window.scrollTo(0, 0));
  await page.waitForFunction(() => document.querySelector("figure iframe.invisible") === null);
  // A frame that was drawn a moment ago is not on the picture yet.
  if ((await page.locator("figure iframe").count()) > 0) await page.waitForTimeout(1_000);
  await page.screenshot({ path: file, fullPage });
  process.stdout.write(`${file}\n`);
}
