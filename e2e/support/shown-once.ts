import type { Page } from "@playwright/test";

/** The link or secret that the page shows this once. */
export async function shownOnce(page: Page): Promise<string> {
  const secret = page.getByRole("status").locator("code");
  return (await secret.textContent()) ?? "";
}
