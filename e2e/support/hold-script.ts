import type { Page } from "@playwright/test";

/** Holds back the script that holds some words, as a slow connection would. Gives what lets it come. */
export async function holdScript(page: Page, words: string): Promise<() => Promise<void>> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    const response = await route.fetch();
    if ((await response.text()).includes(words)) await released;
    await route.fulfill({ response });
  });
  return async () => {
    release();
    await page.unrouteAll({ behavior: "wait" });
  };
}
