import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { closeDb } from "@/lib/server/db";
import type { TestPerson } from "@/lib/server/testing/create-person";
import { Guard } from "./guard";
import { signIn } from "./people";

type Fixtures = {
  guard: Guard;
  /** A page in a browser of somebody's own, signed in as them; null is nobody. Every one of them is guarded. */
  as: (person: TestPerson | null, options?: BrowserContextOptions) => Promise<Page>;
};

export const test = base.extend<Fixtures, { database: undefined }>({
  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
    async ({}, use) => {
      await use(undefined);
      await closeDb();
    },
    { scope: "worker", auto: true },
  ],

  guard: [
    // biome-ignore lint/correctness/noEmptyPattern: see above.
    async ({}, use) => {
      const guard = new Guard();
      await use(guard);
      expect(guard.problems, "what the browser complained about").toEqual([]);
    },
    { auto: true },
  ],

  as: async ({ browser, guard }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (person, options = {}) => {
      const context = await browser.newContext({ reducedMotion: "reduce", ...options });
      contexts.push(context);
      guard.watch(context);
      if (person) await signIn(context, person);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };
