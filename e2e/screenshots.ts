// Pictures of every page on the demo's data, in both themes, on a desk and on a phone. With Strata running (npm run
// quickstart): npm run screenshots -- FOLDER. STRATA_URL, E2E_EMAIL and E2E_PASSWORD say otherwise than the demo.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { findChromium } from "@/scripts/testing/find-chromium";
import { demoPages, openPages } from "./support/demo-pages";
import { ready } from "./support/visit";

const folder = process.argv[2] ?? "test-results/screenshots";
const address = process.env.STRATA_URL ?? "http://localhost:3000";
const themes = ["light", "dark"] as const;
const sizes = { 1440: 900, 390: 844 } as const;

const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
for (const theme of themes) {
  for (const [width, height] of Object.entries(sizes)) {
    const page = await openPage(browser, theme, { width: Number(width), height });
    await picture(page, openPages, `${theme}-${width}`);
    await signIn(page);
    await picture(page, demoPages, `${theme}-${width}`);
    await page.context().close();
  }
}
await browser.close();

async function openPage(from: Browser, theme: string, viewport: { width: number; height: number }): Promise<Page> {
  const context = await from.newContext({ baseURL: address, viewport, reducedMotion: "reduce" });
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

async function picture(page: Page, pages: Readonly<Record<string, string>>, suffix: string): Promise<void> {
  for (const [name, address] of Object.entries(pages)) {
    await page.goto(address);
    await ready(page);
    await page.waitForLoadState("networkidle");
    const file = path.join(folder, `${name}-${suffix}.png`);
    await page.screenshot({ path: file, fullPage: true });
    process.stdout.write(`${file}\n`);
  }
}
